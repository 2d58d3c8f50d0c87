import { TRPCError } from '@trpc/server';
import { type InputSchema, inputSchemaOf } from '#engine/runtime/input';
import { ROUTES, type Route, routeInput } from '../rest/index.ts';
import { createCaller } from '../trpc/procedure.ts';
import { appRouter } from '../trpc/router.ts';
import { type ListedProcedure, listProcedures } from './list-procedures.ts';

/** What somebody may send to a procedure or a route, by the schema that its verb parses. */
export interface ListedInput {
  face: 'procedure' | 'route';
  /** `customer.addNote`, or `POST /customers/{customerId}/notes`. */
  title: string;
  /** The name of the verb's function. */
  verb: string;
  isCommand: boolean;
  properties: Record<string, unknown>;
  required: string[];
  /** Of a route: which members stand in its path and which in the query. */
  path: string[];
  query: string[];
  /** Of a route: the member that the header Idempotency-Key fills. */
  keyMember: string | null;
}

type AnyRouter = Parameters<typeof createCaller>[0];
type Procedure = (input: unknown) => Promise<unknown>;

/** Procedures whose verbs read no input at all; whatever is sent to them is let go. */
export const WITHOUT_INPUT: ReadonlySet<string> = new Set([
  'listCustomerFacets',
  'listMappings',
  'listMembers',
  'listSegmentChoices',
  'listWork',
]);

async function schemaOf(all: AnyRouter, { path, verb }: ListedProcedure): Promise<InputSchema> {
  if (WITHOUT_INPUT.has(verb)) {
    return { type: 'object', properties: {}, required: [], additionalProperties: false };
  }
  const call = async ({ ctx, input }: { ctx: never; input: unknown }) => {
    const caller: unknown = createCaller(all)({ open: async () => ctx });
    const procedure = path
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], caller);
    try {
      return await (procedure as Procedure)(input);
    } catch (error) {
      throw error instanceof TRPCError && error.cause ? error.cause : error;
    }
  };
  Object.defineProperty(call, 'name', { value: `${path}: ${verb}` });
  return inputSchemaOf(call);
}

async function ofProcedure(all: AnyRouter, procedure: ListedProcedure): Promise<ListedInput> {
  const { properties, required } = await schemaOf(all, procedure);
  const { path: title, verb, isCommand } = procedure;
  const nowhere = { path: [], query: [], keyMember: null };
  return { face: 'procedure', title, verb, isCommand, properties, required, ...nowhere };
}

async function ofRoute(route: Route): Promise<ListedInput> {
  const { path, query, properties, required } = await routeInput(route);
  return {
    face: 'route',
    title: `${route.method} ${route.path}`,
    verb: route.verb.name,
    isCommand: route.method !== 'GET',
    properties,
    required: [...required],
    path,
    query,
    keyMember: route.keyMember ?? null,
  };
}

/** The inputs of every procedure and every route. One that can't be described is an error. */
export async function listInputs(
  all: AnyRouter & Parameters<typeof listProcedures>[0] = appRouter,
  routes: readonly Route[] = ROUTES,
): Promise<ListedInput[]> {
  return Promise.all([
    ...listProcedures(all).map((procedure) => ofProcedure(all, procedure)),
    ...routes.map(ofRoute),
  ]);
}
