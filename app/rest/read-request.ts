import { type Issue, issue } from '#engine/core/issue';
import { type InputSchema, inputSchemaOf } from '#engine/runtime/input';
import { type MemberPlace, Problem } from './problem.ts';
import { pathMembers, type Route } from './route.ts';

export const MOST_BODY_BYTES = 1_048_576;

/** Where each member of a route's input comes from. */
export interface RouteInput {
  path: string[];
  query: string[];
  body: string[];
  /** The schemas of the members. */
  properties: Record<string, unknown>;
  required: ReadonlySet<string>;
}

const described = new WeakMap<Route, Promise<RouteInput>>();

async function describe(route: Route): Promise<RouteInput> {
  const schema: InputSchema = await inputSchemaOf(route.verb);
  const path = pathMembers(route.path);
  const taken = new Set([...Object.keys(route.fixed), ...route.without, route.keyMember]);
  const unknown = path.filter((name) => !(name in schema.properties));
  if (unknown.length > 0) throw new Error(`${route.path} names no input: ${unknown.join(', ')}`);
  const rest = Object.keys(schema.properties).filter(
    (name) => !taken.has(name) && !path.includes(name),
  );
  const isBody = route.method === 'POST' || route.method === 'PATCH';
  return {
    path,
    query: isBody ? [] : rest,
    body: isBody ? rest : [],
    properties: schema.properties,
    required: new Set(schema.required),
  };
}

/** Asked of the verb once. */
export function routeInput(route: Route): Promise<RouteInput> {
  let input = described.get(route);
  if (!input) {
    input = describe(route);
    described.set(route, input);
  }
  return input;
}

export function placeIn(input: RouteInput): (member: string) => MemberPlace {
  return (member) => {
    if (input.path.includes(member)) return 'path';
    return input.query.includes(member) ? 'query' : 'body';
  };
}

function typesOf(schema: unknown): readonly unknown[] {
  const { type } = (schema ?? {}) as { type?: unknown };
  return Array.isArray(type) ? type : [type];
}

/** A text of the address as the member's schema wants it; what doesn't fit is left to the parser. */
function convert(schema: unknown, text: string): unknown {
  const types = typesOf(schema);
  const isNumber = types.includes('integer') || types.includes('number');
  if (isNumber && /^-?[0-9]{1,15}$/.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function readQuery(input: RouteInput, query: URLSearchParams): Record<string, unknown> {
  const issues: Issue[] = [];
  const members: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const texts = query.getAll(name);
    const schema = input.properties[name];
    if (!input.query.includes(name)) {
      const text = { zh: `没有参数“${name}”`, en: `there is no parameter "${name}"` };
      issues.push(issue('unknown-parameter', `/${name}`, text));
    } else if (typesOf(schema).includes('array')) {
      const { items } = schema as { items?: unknown };
      members[name] = texts.map((text) => convert(items, text));
    } else if (texts.length > 1) {
      const text = { zh: `参数“${name}”只能出现一次`, en: `"${name}" may stand there once only` };
      issues.push(issue('repeated-parameter', `/${name}`, text));
    } else {
      members[name] = convert(schema, texts[0] ?? '');
    }
  }
  if (issues.length === 0) return members;
  const text = issues[0]?.message ?? { zh: '', en: '' };
  throw new Problem('malformed', text, { issues, place: 'query' });
}

const tooLarge = () =>
  new Problem('too-large', {
    zh: `请求体最大 ${MOST_BODY_BYTES} 字节`,
    en: `a body may have ${MOST_BODY_BYTES} bytes at most`,
  });

/** The text of a body, which is let go as soon as it is too long. */
async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BODY_BYTES) throw tooLarge();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  if (request.body) {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += part.byteLength;
      if (bytes > MOST_BODY_BYTES) throw tooLarge();
      parts.push(part);
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new Problem('malformed', { zh: '请求体不是 UTF-8', en: 'the body is not UTF-8' });
  }
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('malformed', { zh: '请求体不是有效的 JSON', en: 'the body is not JSON' });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Problem('malformed', {
    zh: '请求体应为 JSON 对象',
    en: 'the body must be a JSON object',
  });
}

/** Members that the address or the server gives stay out of the body. */
function checkBody(input: RouteInput, body: Record<string, unknown>): void {
  const issues = Object.keys(body)
    .filter((name) => !input.body.includes(name))
    .map((name) =>
      issue('unknown-member', `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, {
        zh: `不应有“${name}”`,
        en: `"${name}" is not known here`,
      }),
    );
  if (issues.length === 0) return;
  throw new Problem('invalid', issues[0]?.message ?? { zh: '', en: '' }, { issues });
}

async function readBody(input: RouteInput, request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (text === '') return {};
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw new Problem('unsupported-media-type', {
      zh: 'Content-Type 应为 application/json',
      en: 'the Content-Type must be application/json',
    });
  }
  const body = parseObject(text);
  checkBody(input, body);
  return body;
}

/** Everything a request says, as the input of its verb. */
export async function readInput(
  route: Route,
  request: Request,
  path: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const input = await routeInput(route);
  const query = readQuery(input, new URL(request.url).searchParams);
  const isBody = route.method === 'POST' || route.method === 'PATCH';
  const body = isBody ? await readBody(input, request) : {};
  const members = Object.entries(path).map(([name, text]) => [
    name,
    convert(input.properties[name], text),
  ]);
  return { ...query, ...body, ...Object.fromEntries(members), ...route.fixed };
}
