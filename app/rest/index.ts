export { operationId, tagOf } from './openapi.ts';
export { PROBLEMS, type ProblemKind } from './problem.ts';
export { placeIn, routeInput } from './read-request.ts';
export type { Route } from './route.ts';
export { ROUTES } from './routes/index.ts';
export { type JsonSchema, SCHEMAS } from './schemas/index.ts';
