import { readJsonFile } from '#engine/cli/files';
import { CliFailure, describeIssues, type Output } from '#engine/cli/terminal';
import { checkDesign, designKindOf, designLibrary, verifyDesign } from '#engine/core/design';
import { hasErrors, type Issue } from '#engine/core/issue';
import { compileBundle } from '#engine/core/rating';
import { checkWithScenarios } from '#engine/core/scenario';
import type { Bundle } from '#schemas';

interface DesignFile {
  file: string;
  document: unknown;
}

export interface CheckedFile {
  file: string;
  ok: boolean;
  issues: Issue[];
}

/** Reads every file; the first that can't be read ends it. @throws CliFailure */
export async function readDesignFiles(files: readonly string[]): Promise<DesignFile[]> {
  const read: DesignFile[] = [];
  for (const file of files) read.push({ file, document: await readJsonFile(file) });
  return read;
}

/** Checks designs together: each may refer to any other. Scenarios that they carry are run. */
export function checkDesignFiles(read: readonly DesignFile[]): CheckedFile[] {
  const alone = designLibrary([]);
  const usable = read
    .map(({ document }) => document)
    .filter((document) => designKindOf(document) !== 'bundle')
    .filter((document) => !hasSchemaErrors(checkDesign(document, alone)));
  const library = designLibrary(usable as { kind: string; key: string }[]);
  return read.map(({ file, document }) => {
    const issues =
      designKindOf(document) === 'bundle'
        ? bundleIssues(document)
        : checkWithScenarios(document, library);
    const ok = !hasErrors(issues);
    const found = ok ? verifyDesign(document as object) : [];
    return { file, ok, issues: [...issues, ...found] };
  });
}

function bundleIssues(document: unknown): Issue[] {
  const compiled = compileBundle(document);
  if (!compiled.ok) return compiled.issues;
  return [...compiled.bundle.warnings, ...scenarioIssues(document as Bundle)];
}

/** What the designs of a sound bundle have against it beyond themselves: scenarios that fail. */
function scenarioIssues({ designs }: Bundle): Issue[] {
  const library = designLibrary(designs);
  return designs.flatMap((design, index) => {
    const issues = checkWithScenarios(design, library).filter(
      ({ severity }) => severity === 'error',
    );
    return issues.map((found) => ({ ...found, path: `/designs/${index}${found.path}` }));
  });
}

function hasSchemaErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ code }) => code.startsWith('schema-') || code === 'unknown-design-kind');
}

/** `check <files…>`: status 2 where a file has errors. */
export async function runCheck(output: Output, files: readonly string[]): Promise<number> {
  const checked = checkDesignFiles(await readDesignFiles(files));
  const lines = checked.flatMap(({ file, ok, issues }) => [
    ...describeIssues(file, issues),
    ...(ok ? [{ zh: `${file}：通过`, en: `${file}: ok` }] : []),
  ]);
  const failed = checked.filter(({ ok }) => !ok).length;
  output.result({ ok: failed === 0, files: checked }, lines);
  if (failed === 0) return 0;
  output.warn({
    zh: `${checked.length} 个文件中有 ${failed} 个有错误`,
    en: `${failed} of ${checked.length} files have errors`,
  });
  return 2;
}

function isDesign(document: unknown): document is { kind: string; key: string } {
  const { kind, key } = (document ?? {}) as { kind?: unknown; key?: unknown };
  return typeof kind === 'string' && typeof key === 'string';
}

/**
 * Documents of files that are valid by their schemas; a bundle gives the designs in it. What they
 * refer to is checked where they are published. @throws CliFailure that names file and path
 */
export async function loadDesignDocuments(
  files: readonly string[],
): Promise<{ kind: string; key: string }[]> {
  const alone = designLibrary([]);
  const documents: { kind: string; key: string }[] = [];
  for (const { file, document } of await readDesignFiles(files)) {
    const isBundle = designKindOf(document) === 'bundle';
    const issues = isBundle ? bundleIssues(document) : checkDesign(document, alone);
    const faults = isBundle
      ? issues.filter(({ severity }) => severity === 'error')
      : issues.filter((found) => hasSchemaErrors([found]));
    if (faults.length > 0) throw designsRefused(file, faults);
    if (isBundle) documents.push(...(document as { designs: typeof documents }).designs);
    else if (isDesign(document)) documents.push(document);
  }
  return documents;
}

function designsRefused(file: string, issues: readonly Issue[]): CliFailure {
  const lines = describeIssues(file, issues);
  return new CliFailure({
    code: 'design-refused',
    text: {
      zh: lines.map(({ zh }) => zh).join('\n'),
      en: lines.map(({ en }) => en).join('\n'),
    },
  });
}
