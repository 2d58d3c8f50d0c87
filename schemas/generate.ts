/**
 * Generates TypeScript types and stand-alone validators from the JSON Schemas of this folder.
 * `node schemas/generate.ts` writes them, `--check` fails where a written file is stale.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const FOLDER = import.meta.dirname;
const OUTPUT = join(FOLDER, 'generated');
const BANNER =
  '// Generated from the JSON Schemas of this folder by `npm run generate`. Do not edit.\n';

/** The package's types and its module disagree on where the function stands. */
const writeStandalone = (standalone.default as unknown as { default: WriteStandalone }).default;
type WriteStandalone = (ajv: Ajv2020, exports: Record<string, string>) => string;

interface SchemaFile {
  /** Path below this folder, as `plan.schema.json`. */
  path: string;
  content: Record<string, unknown> & { $id: string; title: string };
}

async function loadSchemas(): Promise<SchemaFile[]> {
  const paths = (await readdir(FOLDER, { recursive: true })).filter((path) =>
    path.endsWith('.schema.json'),
  );
  return Promise.all(
    paths.sort().map(async (path) => ({
      path,
      content: JSON.parse(await readFile(join(FOLDER, path), 'utf8')),
    })),
  );
}

/** Documents that are validated whole: every schema of the top folder but the shared definitions. */
function documents(schemas: SchemaFile[]): SchemaFile[] {
  return schemas.filter(({ path }) => !path.includes('/') && path !== 'common.schema.json');
}

async function generateTypes(schemas: SchemaFile[]): Promise<string> {
  const root = {
    title: 'Documents',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(documents(schemas).map(({ path }) => [path, { $ref: path }])),
  };
  const types = await compile(root as JSONSchema, 'Documents', {
    cwd: `${FOLDER}/`,
    bannerComment: BANNER.trim(),
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 100 },
  });
  return types;
}

function generateValidators(schemas: SchemaFile[]): string {
  const ajv = new Ajv2020({
    allErrors: true,
    discriminator: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  addFormats.default(ajv, ['date']);
  for (const { content } of schemas) ajv.addSchema(content);
  const exports = Object.fromEntries(
    documents(schemas).map(({ content }) => [`validate${content.title}`, content.$id]),
  );
  const code = writeStandalone(ajv, exports);
  return BANNER + withImports(code);
}

/** AJV writes `require` for its run-time parts; browsers and Node read modules. */
function withImports(code: string): string {
  const imports: string[] = [];
  const wrapped: string[] = [];
  const body = code.replace(
    /require\("([^"]+)"\)((?:\.\w+)*)/g,
    (_, module: string, rest: string) => {
      const name = `imported${imports.length}`;
      const path = module.endsWith('.js') ? module : `${module}.js`;
      imports.push(`import ${name}Raw from '${path}';`);
      // Bundlers differ in whether a default import of such a module is unwrapped already.
      wrapped.push(
        `const ${name} = typeof ${name}Raw === 'function' ? { default: ${name}Raw } : ${name}Raw;`,
      );
      return `${name}${rest}`;
    },
  );
  return `${[...imports, ...wrapped].join('\n')}\n${body}`;
}

function generateDeclarations(schemas: SchemaFile[]): string {
  const lines = documents(schemas).map(
    ({ content }) =>
      `export declare const validate${content.title}: ValidateFunction<${content.title}>;`,
  );
  const names = documents(schemas).map(({ content }) => content.title);
  return [
    BANNER.trim(),
    "import type { ValidateFunction } from 'ajv';",
    `import type { ${names.join(', ')} } from './types.ts';`,
    '',
    ...lines,
    '',
  ].join('\n');
}

async function isStale(path: string, content: string): Promise<boolean> {
  const present = await readFile(path, 'utf8').catch(() => '');
  return present !== content;
}

const schemas = await loadSchemas();
const generated: Record<string, string> = {
  'types.ts': await generateTypes(schemas),
  'validators.js': generateValidators(schemas),
  'validators.d.ts': generateDeclarations(schemas),
};

await mkdir(OUTPUT, { recursive: true });
const stale: string[] = [];
for (const [name, content] of Object.entries(generated)) {
  const path = join(OUTPUT, name);
  if (!(await isStale(path, content))) continue;
  if (process.argv.includes('--check')) stale.push(`schemas/generated/${name}`);
  else await writeFile(path, content);
}
if (stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
}
