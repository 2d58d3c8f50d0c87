import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { MOST_BODY_BYTES, MOST_DESIGN_BYTES, withinLimit } from '../../../auth/body-limit.ts';
import { isSameOrigin } from '../../../auth/same-origin.ts';
import { openRequest } from '../../../data/context.ts';
import { appRouter } from '../../../trpc/router.ts';

const answer = (req: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req,
    router: appRouter,
    createContext: () => openRequest(req.headers),
  });

/** Commands that carry a whole design. */
const WITH_DESIGN = new Set(['design.saveDraft', 'design.import']);

function limitOf({ url }: Request): number {
  const names = new URL(url).pathname.split('/').at(-1)?.split(',') ?? [];
  return names.every((name) => WITH_DESIGN.has(name)) ? MOST_DESIGN_BYTES : MOST_BODY_BYTES;
}

export { answer as GET };

export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response('Cross-origin request refused', { status: 403 });
  const read = await withinLimit(request, limitOf(request));
  return read ? answer(read) : new Response('Too large', { status: 413 });
}
