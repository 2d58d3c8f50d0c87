import { readJsonFile } from '#engine/cli/files';
import { CliFailure, describeIssues, type Output } from '#engine/cli/terminal';
import type { DesignExporter } from '#plugins/contract';
import { DESIGN_EXPORTERS } from '#plugins/registry';
import { writeDocument } from './write-document.ts';

export interface ExportDesignOptions {
  /** The file to write; standard output if not given. */
  output?: string;
}

/**
 * `export <format> <file>`: writes the designs of a bundle or of a single design in the format, and
 * the report as warnings. Status 1 where nothing could be exported.
 */
export async function runExportDesign(
  output: Output,
  format: string,
  file: string,
  { output: target }: ExportDesignOptions,
): Promise<number> {
  const exporter = findExporter(format);
  const { text, report } = exporter.exportDesigns(await readJsonFile(file));
  for (const line of describeIssues(file, report)) output.warn(line);
  if (text === undefined) {
    output.result({ ok: false, report }, []);
    return 1;
  }
  await writeDocument(output, target, text, {
    ok: true,
    ...(target === undefined ? { text } : { file: target }),
    report,
  });
  return 0;
}

function findExporter(format: string): DesignExporter {
  const found = DESIGN_EXPORTERS.find(({ id }) => id === format);
  if (found) return found;
  const known = DESIGN_EXPORTERS.map(({ id }) => id).join(', ');
  throw new CliFailure({
    code: 'unknown-format',
    text: {
      zh: `没有格式 ${format} 的导出器；可用：${known}`,
      en: `There is no exporter of the format ${format}; there are: ${known}`,
    },
  });
}
