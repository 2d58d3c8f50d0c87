import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { getDesign } from './get-design.ts';
import { VERSION, type VersionName } from './version-name.ts';

export interface ExportDesignInput {
  kind: string;
  key: string;
  version: VersionName;
}

/** A design as a file, with its scenarios; `importDesign` and the command line read it. */
export interface ExportedDesign {
  fileName: string;
  document: unknown;
}

const parse = inputParser<ExportDesignInput>({
  kind: TEXT.word,
  key: TEXT.word,
  version: VERSION,
});

export async function exportDesign({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExportDesignInput;
}): Promise<ExportedDesign> {
  requirePermission(ctx, 'design.export');
  const { kind, key, version } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const design = await getDesign({ ctx: scope, input: { kind, key, version } });
    const suffix = design.version === null ? 'draft' : `v${design.version}`;
    return { fileName: `${key}.${kind}.${suffix}.json`, document: design.document };
  });
}
