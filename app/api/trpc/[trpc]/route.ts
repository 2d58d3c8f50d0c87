import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { openRequest } from '../../../data/context.ts';
import { appRouter } from '../../../trpc/router.ts';

const handle = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: () => openRequest(),
  });

export { handle as GET, handle as POST };
