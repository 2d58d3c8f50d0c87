import { PERMISSIONS, scopeOf } from '#engine/runtime/permission';
import { type Language, PROBLEMS, type ProblemKind, typeOf } from './problem.ts';
import { type RouteInput, routeInput } from './read-request.ts';
import type { Route } from './route.ts';
import { type JsonSchema, SCHEMAS } from './schemas/index.ts';

/** The version of the interface: it counts up only when something is taken away. */
export const API_VERSION = '1.0.0';

const problemRef = (kind: ProblemKind) => ({ $ref: `#/components/responses/${kind}` });
const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** `GET /customers/{id}` → `getCustomersById`: stable as long as the route is. */
export function operationId({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const parts = path.split('/').filter((part) => part !== '');
  const words = parts.flatMap((part) =>
    part.startsWith('{') ? ['by', ...part.slice(1, -1).split('-')] : part.split('-'),
  );
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  return method.toLowerCase() + words.map(capital).join('');
}

/** The noun that a route is listed under. */
export const tagOf = ({ rule }: Pick<Route, 'rule'>): string => rule.split('.')[0] ?? rule;

function parametersOf(route: Route, input: RouteInput, language: Language) {
  const path = input.path.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties[name],
  }));
  const query = input.query.map((name) => ({
    name,
    in: 'query',
    required: input.required.has(name),
    schema: input.properties[name],
  }));
  if (route.method === 'GET') return [...path, ...query];
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: route.needsKey,
    description: {
      zh: '同一键与同一请求只执行一次，答复保留 30 天',
      en: 'the same key with the same request is performed once; the answer is kept for 30 days',
    }[language],
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  };
  return [...path, ...query, key];
}

function bodyOf(input: RouteInput) {
  if (input.body.length === 0) return {};
  const required = input.body.filter((name) => input.required.has(name));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(input.body.map((name) => [name, input.properties[name]])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
  const content = { 'application/json': { schema } };
  return { requestBody: { required: required.length > 0, content } };
}

/** The schema of what a route answers with. */
export function answerSchema({ answer, isPage }: Route): JsonSchema | undefined {
  if (answer === undefined) return undefined;
  if (!isPage) return schemaRef(answer);
  return {
    type: 'object',
    properties: {
      rows: { type: 'array', items: schemaRef(answer) },
      next: { type: ['string', 'null'] },
    },
    required: ['rows', 'next'],
  };
}

const KINDS_FOR_ALL: readonly ProblemKind[] = [
  'malformed',
  'unauthorized',
  'forbidden',
  'not-found',
  'invalid',
  'too-many-requests',
  'internal',
  'unavailable',
];
const KINDS_FOR_COMMANDS: readonly ProblemKind[] = [
  'conflict',
  'too-large',
  'unsupported-media-type',
];

function responsesOf(route: Route, language: Language) {
  const schema = answerSchema(route);
  const [description, link] =
    language === 'zh' ? ['答复', '下一页的地址'] : ['The answer', 'The address of the next page'];
  const header = { Link: { description: link, schema: { type: 'string' } } };
  const answer = {
    description,
    ...(route.isPage ? { headers: header } : {}),
    ...(schema ? { content: { 'application/json': { schema } } } : {}),
  };
  const kinds = route.method === 'GET' ? KINDS_FOR_ALL : [...KINDS_FOR_ALL, ...KINDS_FOR_COMMANDS];
  const problems = kinds.map((kind) => [String(PROBLEMS[kind][0]), problemRef(kind)]);
  const status = schema || route.status !== 200 ? route.status : 204;
  return { [status]: answer, ...Object.fromEntries(problems) };
}

async function operationOf(route: Route, language: Language) {
  const input = await routeInput(route);
  const scope = scopeOf(route.rule);
  return {
    operationId: operationId(route),
    tags: [tagOf(route)],
    summary: route.summary[language],
    parameters: parametersOf(route, input, language),
    ...bodyOf(input),
    responses: responsesOf(route, language),
    'x-scope': scope ?? null,
    'x-roles': PERMISSIONS[route.rule],
  };
}

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'RFC 9457',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          code: { type: 'string' },
          pointer: { type: 'string', format: 'json-pointer' },
          parameter: { type: 'string' },
          in: { type: 'string', enum: ['path', 'query', 'header'] },
          detail: { type: 'string' },
          params: { type: 'object' },
        },
        required: ['code', 'detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail'],
};

function problemComponents(language: Language) {
  const content = { 'application/problem+json': { schema: schemaRef('Problem') } };
  return Object.fromEntries(
    Object.entries(PROBLEMS).map(([kind, [, title]]) => [
      kind,
      { description: `${title[language]} (${typeOf(kind as ProblemKind)})`, content },
    ]),
  );
}

async function pathsOf(routes: readonly Route[], language: Language) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: await operationOf(route, language),
    };
  }
  return paths;
}

/** The whole interface as an OpenAPI 3.1 document. */
export async function describeApi(routes: readonly Route[], language: Language) {
  const tags = [...new Set(routes.map(tagOf))].map((name) => ({ name }));
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Ratecraft',
      version: API_VERSION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    tags,
    paths: await pathsOf(routes, language),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { ...SCHEMAS, Problem: PROBLEM },
      responses: problemComponents(language),
    },
  };
}
