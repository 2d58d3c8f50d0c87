/**
 * Generates TypeScript types and stand-alone validators from the JSON Schemas of this folder.
 * `node schemas/generate.ts` writes them, `--check` fails where a written file is stale.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

const FOLDER = import.meta.dirname;
const OUTPUT = 'generated';
/** What people fill in: apart, so that a page with a form doesn't bring every document along. */
const FORMS = 'forms';
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

const isForm = ({ path }: SchemaFile): boolean => path.startsWith(`${FORMS}/`);

async function generateTypes(roots: SchemaFile[]): Promise<string> {
  const root = {
    title: 'Documents',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(roots.map(({ path }) => [path, { $ref: path }])),
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

function generateValidators(schemas: SchemaFile[], roots: SchemaFile[]): string {
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
    roots.map(({ content }) => [`validate${content.title}`, content.$id]),
  );
  const code = writeStandalone(ajv, exports);
  return BANNER + withImports(gathering(code));
}

const GATHER = `function gather(all, more) {
  for (const each of more) all.push(each);
  return all;
}
`;

/** AJV copies all errors found so far for each new one: with 100,000 of them it would take minutes. */
function gathering(code: string): string {
  const gathered = code.replace(
    /vErrors\.concat\(([\w.]+)\.errors\)/g,
    'gather(vErrors, $1.errors)',
  );
  if (gathered.includes('.concat(')) throw new Error('AJV gathers errors in a way not known here');
  return gathered === code ? code : `${gathered}\n${GATHER}`;
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

function generateDeclarations(roots: SchemaFile[]): string {
  const lines = roots.map(
    ({ content }) =>
      `export declare const validate${content.title}: ValidateFunction<${content.title}>;`,
  );
  const names = roots.map(({ content }) => content.title);
  return [
    BANNER.trim(),
    "import type { ValidateFunction } from 'ajv';",
    `import type { ${names.join(', ')} } from './types.ts';`,
    '',
    ...lines,
    '',
  ].join('\n');
}

/** The door of the forms: `#schemas/generated/forms`. */
function generateIndex(roots: SchemaFile[]): string {
  const names = roots.map(({ content }) => content.title).sort();
  return [
    BANNER.trim(),
    `export type { ${names.join(', ')} } from './types.ts';`,
    `export { ${names.map((name) => `validate${name}`).join(', ')} } from './validators.js';`,
    '',
  ].join('\n');
}

/** The files of one folder, by their paths below this one. */
async function generate(
  folder: string,
  schemas: SchemaFile[],
  roots: SchemaFile[],
): Promise<Record<string, string>> {
  return {
    [join(folder, 'types.ts')]: await generateTypes(roots),
    [join(folder, 'validators.js')]: generateValidators(schemas, roots),
    [join(folder, 'validators.d.ts')]: generateDeclarations(roots),
  };
}

async function isStale(path: string, content: string): Promise<boolean> {
  const present = await readFile(path, 'utf8').catch(() => '');
  return present !== content;
}

const schemas = await loadSchemas();
const generated: Record<string, string> = {
  ...(await generate(OUTPUT, schemas, documents(schemas))),
  ...(await generate(join(OUTPUT, FORMS), schemas, schemas.filter(isForm))),
  [join(OUTPUT, FORMS, 'index.ts')]: generateIndex(schemas.filter(isForm)),
};

const stale: string[] = [];
for (const [name, content] of Object.entries(generated)) {
  const path = join(FOLDER, name);
  if (!(await isStale(path, content))) continue;
  if (process.argv.includes('--check')) stale.push(`schemas/${name}`);
  else {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}
if (stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
}
