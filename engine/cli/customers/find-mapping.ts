import { existsSync } from 'node:fs';
import { readJsonFile } from '#engine/cli/files';
import { CliFailure, describeIssues, usageFailure } from '#engine/cli/terminal';
import { checkDesign, designLibrary } from '#engine/core/design';
import type { Context } from '#engine/runtime/context';
import { listMappings, type OfferedDesign, offeredDesigns } from '#engine/runtime/import';
import type { ImportMapping } from '#schemas';

export interface FoundMapping {
  mapping: ImportMapping;
  /** Designs that come with it, for a tenant that lacks them. */
  offered: readonly OfferedDesign[];
}

/**
 * A mapping by name: a file, or one that the tenant saved or published, or one that is shipped, in
 * that order.
 * @throws CliFailure
 */
export async function findMapping(ctx: Context, name: string): Promise<FoundMapping> {
  if (/[/\\]|\.json$/i.test(name) || existsSync(name)) {
    return { mapping: await readMapping(name), offered: [] };
  }
  const { rows } = await listMappings({ ctx });
  const found = rows.find(({ key }) => key === name);
  if (found) return { mapping: found.mapping, offered: offeredDesigns(found.mapping) };
  const known = rows.map(({ key }) => key);
  throw usageFailure('mapping-unknown', {
    zh: `没有映射“${name}”：既不是文件，也不是已保存或发布的映射；现有：${known.join('、')}`,
    en: `there is no mapping "${name}", neither as a file nor saved or published; there are: ${known.join(', ')}`,
  });
}

async function readMapping(file: string): Promise<ImportMapping> {
  const document = await readJsonFile(file);
  const issues = checkDesign(document, designLibrary([]));
  const { kind } = (document ?? {}) as { kind?: unknown };
  if (issues.length === 0 && kind === 'import-mapping') return document as ImportMapping;
  const lines =
    issues.length > 0
      ? describeIssues(file, issues)
      : [
          {
            zh: `${file} /kind：应为 import-mapping`,
            en: `${file} /kind: import-mapping is expected`,
          },
        ];
  throw new CliFailure({
    code: 'mapping-refused',
    text: {
      zh: lines.map(({ zh }) => zh).join('\n'),
      en: lines.map(({ en }) => en).join('\n'),
    },
    issues,
  });
}
