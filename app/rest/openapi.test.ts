import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { repeatedRoutes } from './match.ts';
import { describeApi, operationId } from './openapi.ts';
import { ROUTES } from './routes/index.ts';

/** The schema of 3.1 documents by the OpenAPI Initiative (spec.openapis.org, Apache-2.0). */
const META = join(import.meta.dirname, '../../tests/openapi/oas-3.1.schema.json');

type AddFormats = (ajv: Ajv2020) => void;
const plugin = formats as unknown as { default?: AddFormats };
const addFormats = plugin.default ?? (formats as unknown as AddFormats);

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  ajv.addFormat('media-range', true);
  return ajv;
}

describe.each(['zh', 'en'] as const)('the OpenAPI document in %s', (language) => {
  it('is valid by the official schema', async () => {
    const validate = newAjv().compile(JSON.parse(await readFile(META, 'utf8')));
    validate(JSON.parse(JSON.stringify(await describeApi(ROUTES, language))));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('refuses a document that is none', async () => {
    const validate = newAjv().compile(JSON.parse(await readFile(META, 'utf8')));
    const document = await describeApi(ROUTES, language);
    expect(validate({ ...document, openapi: '3.0.0' })).toBe(false);
    expect(validate({ ...document, components: { schemas: [] } })).toBe(false);
  });

  it('holds only schemas of draft 2020-12, and every reference leads somewhere', async () => {
    const document = JSON.parse(JSON.stringify(await describeApi(ROUTES, language)));
    const ajv = newAjv();
    const schemas: unknown[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, child] of Object.entries(value)) {
        if (name === 'schema') schemas.push(child);
        if (name === '$ref') expect(resolve(document, String(child)), String(child)).toBeDefined();
        visit(child);
      }
    };
    visit(document.paths);
    visit(document.components);
    schemas.push(...Object.values(document.components.schemas));
    expect(schemas.length).toBeGreaterThan(ROUTES.length);
    for (const schema of schemas) {
      expect(ajv.validateSchema(schema as object), JSON.stringify(ajv.errors)).toBe(true);
    }
  });
});

function resolve(document: unknown, pointer: string): unknown {
  const parts = pointer.replace(/^#\//, '').split('/');
  return parts.reduce<unknown>(
    (value, part) => (value as Record<string, unknown> | undefined)?.[part],
    document,
  );
}

describe('the routes', () => {
  it('are there once each, under names of their own', () => {
    expect(repeatedRoutes(ROUTES)).toEqual([]);
    const ids = ROUTES.map(operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('say all that their verbs need', async () => {
    const document = await describeApi(ROUTES, 'en');
    for (const route of ROUTES) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()];
      expect(operation, route.path).toMatchObject({ operationId: operationId(route) });
      expect(route.path).toMatch(/^(\/([a-z-]+|\{\w+\}))+$/);
    }
  });
});
