import type { LocalText } from '#engine/core/issue';
import type { Role } from '#engine/runtime/context';
import { PERMISSIONS, scopeOf } from '#engine/runtime/permission';
import { operationId, placeIn, type Route, routeInput, tagOf } from '../../rest/index.ts';
import { exampleOf, typeText } from './schema-text.ts';

export interface OperationMember {
  name: string;
  place: 'path' | 'query' | 'body' | 'header';
  type: string;
  isRequired: boolean;
}

/** A route as the reference shows it. */
export interface Operation {
  id: string;
  tag: string;
  method: string;
  path: string;
  summary: LocalText;
  scope: string;
  roles: readonly Role[];
  status: number;
  /** The name of the answer's schema. */
  answer: string | undefined;
  isPage: boolean;
  needsKey: boolean;
  members: OperationMember[];
  example: string;
}

async function membersOf(route: Route): Promise<OperationMember[]> {
  const input = await routeInput(route);
  const place = placeIn(input);
  const members = [...input.path, ...input.query, ...input.body].map((name) => ({
    name,
    place: place(name) as OperationMember['place'],
    type: typeText(input.properties[name]),
    isRequired: input.path.includes(name) || input.required.has(name),
  }));
  if (route.method === 'GET') return members;
  const key = { name: 'Idempotency-Key', place: 'header' as const, type: 'string' };
  return [...members, { ...key, isRequired: route.needsKey }];
}

/** A call that a person can paste after changing what stands in angle brackets. */
async function exampleCall(route: Route): Promise<string> {
  const input = await routeInput(route);
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `<${name}>`);
  const required = input.query.filter((name) => input.required.has(name));
  const paging = input.query.includes('limit') ? ['limit=50'] : [];
  const query = [...required.map((name) => `${name}=<${name}>`), ...paging].join('&');
  const lines = [`curl "$RATECRAFT/api/v1${path}${query === '' ? '' : `?${query}`}"`];
  if (route.method !== 'GET') lines[0] += ` -X ${route.method}`;
  lines.push('-H "Authorization: Bearer $RATECRAFT_KEY"');
  if (route.method !== 'GET') lines.push('-H "Idempotency-Key: $(uuidgen)"');
  const needed = input.body.filter((name) => input.required.has(name));
  const shown = needed.length > 0 ? needed : input.body.slice(0, 1);
  if (shown.length > 0) {
    const body = Object.fromEntries(shown.map((name) => [name, exampleOf(input.properties[name])]));
    lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(body)}'`);
  }
  return lines.join(' \\\n  ');
}

export async function describeOperation(route: Route): Promise<Operation> {
  const { method, path, summary, rule, status, answer, isPage, needsKey } = route;
  return {
    id: operationId(route),
    tag: tagOf(route),
    method,
    path,
    summary,
    scope: scopeOf(rule) ?? '',
    roles: PERMISSIONS[rule],
    status,
    answer,
    isPage,
    needsKey,
    members: await membersOf(route),
    example: await exampleCall(route),
  };
}

/** Every word stands somewhere in what the operation says of itself. */
export function matches(operation: Operation, search: string): boolean {
  const { method, path, summary, scope, answer, members } = operation;
  const texts = [method, path, summary.zh, summary.en, scope, answer ?? ''];
  const all = [...texts, ...members.map(({ name }) => name)].join(' ').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
