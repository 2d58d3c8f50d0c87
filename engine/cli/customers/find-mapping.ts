import { existsSync } from 'node:fs';
import { readJsonFile } from '#engine/cli/files';
import { CliFailure, describeIssues, usageFailure } from '#engine/cli/terminal';
import { checkDesign, designLibrary } from '#engine/core/design';
import type { Context } from '#engine/runtime/context';
import { getDesign } from '#engine/runtime/design';
import { AppError } from '#engine/runtime/error';
import type { OfferedDesign } from '#engine/runtime/import';
import { INDUSTRY_PACKS } from '#plugins/registry';
import type { ImportMapping } from '#schemas';

export interface FoundMapping {
  mapping: ImportMapping;
  /** Designs that come with it, for a tenant that lacks them. */
  offered: readonly OfferedDesign[];
}

/**
 * A mapping by name: a file, a mapping that the tenant published, or one of a pack, in that order.
 * @throws CliFailure
 */
export async function findMapping(ctx: Context, name: string): Promise<FoundMapping> {
  const packed = findPacked(name);
  if (/[/\\]|\.json$/i.test(name) || existsSync(name)) {
    return { mapping: await readMapping(name), offered: [] };
  }
  const published = await findPublished(ctx, name);
  const found = published ?? packed?.mapping;
  if (found) return { mapping: found, offered: packed?.offered ?? [] };
  const known = INDUSTRY_PACKS.flatMap(({ designs }) =>
    designs.filter(({ kind }) => kind === 'import-mapping').map(({ key }) => key),
  );
  throw usageFailure('mapping-unknown', {
    zh: `没有映射“${name}”：既不是文件，也不是已发布的映射；行业包中有：${known.join('、')}`,
    en: `there is no mapping "${name}", neither as a file nor published; packs hold: ${known.join(', ')}`,
  });
}

function findPacked(key: string): FoundMapping | undefined {
  for (const { designs } of INDUSTRY_PACKS) {
    for (const design of designs) {
      if (design.kind === 'import-mapping' && design.key === key) {
        return { mapping: design, offered: designs };
      }
    }
  }
  return undefined;
}

async function findPublished(ctx: Context, key: string): Promise<ImportMapping | undefined> {
  try {
    const input = { kind: 'import-mapping', key, version: 'latest' } as const;
    return (await getDesign({ ctx, input })).document as ImportMapping;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
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
