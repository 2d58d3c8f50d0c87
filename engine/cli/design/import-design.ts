import { readTextFile } from '#engine/cli/files';
import { CliFailure, describeIssues, type Output } from '#engine/cli/terminal';
import type { DesignImporter } from '#plugins/contract';
import { DESIGN_IMPORTERS } from '#plugins/registry';
import { writeDocument } from './write-document.ts';

export interface ImportDesignOptions {
  /** The file to write; standard output if not given. */
  output?: string;
  /** Options of the format, handed to its importer as they are. */
  [option: string]: unknown;
}

/**
 * `import <format> <file>`: writes the bundle, and the report as warnings. Status 1 where nothing
 * could be imported.
 */
export async function runImportDesign(
  output: Output,
  format: string,
  file: string,
  { output: target, ...options }: ImportDesignOptions,
): Promise<number> {
  const importer = findImporter(format);
  const { bundle, report } = importer.importDesigns(await readTextFile(file), options);
  for (const line of describeIssues(file, report)) output.warn(line);
  if (!bundle) {
    output.result({ ok: false, report }, []);
    return 1;
  }
  await writeDocument(output, target, `${JSON.stringify(bundle, null, 2)}\n`, {
    ok: true,
    ...(target === undefined ? { bundle } : { file: target }),
    report,
  });
  return 0;
}

function findImporter(format: string): DesignImporter {
  const found = DESIGN_IMPORTERS.find(({ id }) => id === format);
  if (found) return found;
  const known = DESIGN_IMPORTERS.map(({ id }) => id).join(', ');
  throw new CliFailure({
    code: 'unknown-format',
    text: {
      zh: `没有格式 ${format} 的导入器；可用：${known}`,
      en: `There is no importer of the format ${format}; there are: ${known}`,
    },
  });
}
