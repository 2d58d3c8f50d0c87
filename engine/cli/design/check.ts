import { readJsonFile } from '#engine/cli/files';
import { CliFailure, describeIssues, type Output } from '#engine/cli/terminal';
import { checkDesign, designLibrary } from '#engine/core/design';
import { hasErrors, type Issue } from '#engine/core/issue';
import { compileBundle } from '#engine/core/rating';

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

function kindOf(document: unknown): string {
  return document !== null && typeof document === 'object' && 'kind' in document
    ? String(document.kind)
    : '';
}

/** Checks designs together: each may refer to any other. */
export function checkDesignFiles(read: readonly DesignFile[]): CheckedFile[] {
  const alone = designLibrary([]);
  const usable = read
    .map(({ document }) => document)
    .filter((document) => kindOf(document) !== 'bundle')
    .filter((document) => !hasSchemaErrors(checkDesign(document, alone)));
  const library = designLibrary(usable as { kind: string; key: string }[]);
  return read.map(({ file, document }) => {
    const issues =
      kindOf(document) === 'bundle' ? bundleIssues(document) : checkDesign(document, library);
    return { file, ok: !hasErrors(issues), issues };
  });
}

function bundleIssues(document: unknown): Issue[] {
  const compiled = compileBundle(document);
  return compiled.ok ? compiled.bundle.warnings : compiled.issues;
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

/** Documents of files that all pass. @throws CliFailure that names file and path */
export async function loadCheckedDesigns(
  output: Output,
  files: readonly string[],
): Promise<unknown[]> {
  const read = await readDesignFiles(files);
  const failed = checkDesignFiles(read).filter(({ ok }) => !ok);
  if (failed.length === 0) return read.map(({ document }) => document);
  for (const { file, issues } of failed) {
    for (const line of describeIssues(file, issues)) output.warn(line);
  }
  throw new CliFailure({
    code: 'designs-refused',
    text: {
      zh: `设计有错误：${failed.map(({ file }) => file).join('、')}`,
      en: `these designs have errors: ${failed.map(({ file }) => file).join(', ')}`,
    },
    issues: failed.flatMap(({ file, issues }) =>
      issues.map((found) => ({ ...found, path: `${file}${found.path}` })),
    ),
  });
}
