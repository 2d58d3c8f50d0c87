import type { LocalText } from '#engine/core/issue';
import type { Context } from '#engine/runtime/context';
import type { Verb } from '#engine/runtime/permission';
import type { SchemaName } from './schemas/index.ts';

export const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

type VerbFunction<Input, Result> = (call: { ctx: Context; input: Input }) => Promise<Result>;

/** Members of a verb's input whose value is not the client's to choose. */
type Fixed = Record<string, unknown>;

export interface RouteInit<Input, Result> {
  method: Method;
  /**
   * Below /api/v1, such as `/customers/{id}`. What is named in it is the verb's input member of
   * that name; the others are query parameters of a GET or DELETE, members of the body otherwise.
   */
  path: string;
  /** The rule of the permission table that the route stands under. */
  rule: Verb;
  verb: VerbFunction<Input, Result>;
  summary: LocalText;
  /** The schema of the answer, or of a row where the answer is a page; none where it is empty. */
  answer?: SchemaName;
  isPage?: boolean;
  /** 200 if not given. */
  status?: 200 | 201 | 202 | 204;
  fixed?: Fixed;
  /** Members of the verb's input that the route leaves out. */
  without?: readonly string[];
  /** The input member that the header Idempotency-Key fills; the header is then required. */
  keyMember?: string;
  /** Moves money, so the header Idempotency-Key is required. */
  needsKey?: boolean;
}

export interface Route extends RouteInit<never, unknown> {
  status: 200 | 201 | 202 | 204;
  isPage: boolean;
  needsKey: boolean;
  fixed: Fixed;
  without: readonly string[];
}

export function route<Input, Result>(given: RouteInit<Input, Result>): Route {
  return {
    ...given,
    verb: given.verb as unknown as Route['verb'],
    status: given.status ?? 200,
    isPage: given.isPage ?? false,
    needsKey: given.needsKey ?? given.keyMember !== undefined,
    fixed: given.fixed ?? {},
    without: given.without ?? [],
  };
}

/** Tells a route from all others, and names it to people: `GET /customers/{id}`. */
export const titleOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  `${method} ${path}`;

/** The names in a path, in their order. */
export function pathMembers(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}
