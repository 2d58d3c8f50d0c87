import type { Command } from 'commander';
import type { ExportDesignOptions, ImportDesignOptions } from '#engine/cli/design';
import type { Session } from '#engine/cli/session';
import type { LocalText } from '#engine/core/issue';

/** A format as the command line shows it; the importer itself is loaded when it is called. */
interface Format {
  id: string;
  description: LocalText;
  options?: readonly { flags: string; description: LocalText }[];
}

const IMPORTED: readonly Format[] = [
  {
    id: 'dmn',
    description: {
      zh: '把 DMN 1.5 模型的决策表和表达式变成设计包',
      en: 'turn decision tables and expressions of a DMN 1.5 model into a bundle of designs',
    },
    options: [
      {
        flags: '--currency <code>',
        description: { zh: '设计包的币种', en: 'currency of the bundle' },
      },
    ],
  },
  {
    id: 'owrs',
    description: {
      zh: '把 OWRS 水费费率文件变成设计包',
      en: 'turn a water rate file (OWRS) into a bundle of designs',
    },
    options: [{ flags: '--class <class>', description: { zh: '客户类别', en: 'customer class' } }],
  },
  {
    id: 'lago',
    description: {
      zh: '把 Lago 套餐变成设计包',
      en: 'turn a plan of Lago into a bundle of designs',
    },
  },
];

const EXPORTED: readonly Format[] = [
  {
    id: 'dmn',
    description: {
      zh: '把设计包或设计中的决策表和公式写成 DMN 1.5 模型',
      en: 'write decision tables and formulas of a bundle or design as a DMN 1.5 model',
    },
  },
];

/** `import <format> <file>`: every format of designs has the same shape. */
export function addImportFormats(
  imports: Command,
  session: Session,
  finish: (status: number) => void,
): void {
  for (const format of IMPORTED) {
    addFormat(imports, session, format).action(
      async (file: string, options: ImportDesignOptions) => {
        const { runImportDesign } = await import('#engine/cli/design');
        finish(await runImportDesign(session.output, format.id, file, options));
      },
    );
  }
}

export function addExportFormats(
  program: Command,
  session: Session,
  finish: (status: number) => void,
): void {
  const { speak } = session.output;
  const exports = program.command('export').description(speak({ zh: '导出', en: 'exports' }));
  for (const format of EXPORTED) {
    addFormat(exports, session, format).action(
      async (file: string, options: ExportDesignOptions) => {
        const { runExportDesign } = await import('#engine/cli/design');
        finish(await runExportDesign(session.output, format.id, file, options));
      },
    );
  }
}

function addFormat(parent: Command, { output }: Session, format: Format): Command {
  const command = parent
    .command(`${format.id} <file>`)
    .description(output.speak(format.description))
    .option(
      '-o, --output <file>',
      output.speak({ zh: '写入的文件；默认标准输出', en: 'file to write; else standard output' }),
    );
  for (const { flags, description } of format.options ?? []) {
    command.option(flags, output.speak(description));
  }
  return command;
}
