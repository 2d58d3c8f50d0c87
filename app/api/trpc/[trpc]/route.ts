import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { withinLimit } from '../../../auth/body-limit.ts';
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

export { answer as GET };

export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response('Cross-origin request refused', { status: 403 });
  const read = await withinLimit(request);
  return read ? answer(read) : new Response('Too large', { status: 413 });
}
