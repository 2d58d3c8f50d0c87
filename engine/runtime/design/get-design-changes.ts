import { compareDesigns, type DesignChange } from '#engine/core/compare';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Design } from './design.ts';
import { getDesign } from './get-design.ts';
import { VERSION, type VersionName } from './version-name.ts';

export interface GetDesignChangesInput {
  kind: string;
  key: string;
  from: VersionName;
  to: VersionName;
}

type Side = Pick<Design, 'id' | 'version' | 'contentHash' | 'lockVersion'>;

export interface DesignChanges {
  from: Side;
  to: Side;
  /** How many there are; more than are given where there are very many. */
  total: number;
  changes: DesignChange[];
}

const MOST_CHANGES = 5000;

const parse = inputParser<GetDesignChangesInput>({
  kind: TEXT.word,
  key: TEXT.word,
  from: VERSION,
  to: VERSION,
});

const sideOf = ({ id, version, contentHash, lockVersion }: Design): Side => ({
  id,
  version,
  contentHash,
  lockVersion,
});

/** What is different between two versions of a design, or a version and the draft, in words too. */
export async function getDesignChanges({
  ctx,
  input,
}: {
  ctx: Context;
  input: GetDesignChangesInput;
}): Promise<DesignChanges> {
  requirePermission(ctx, 'design.get');
  const { kind, key, from, to } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const before = await getDesign({ ctx: scope, input: { kind, key, version: from } });
    const after = await getDesign({ ctx: scope, input: { kind, key, version: to } });
    const changes = compareDesigns(before.document, after.document);
    return {
      from: sideOf(before),
      to: sideOf(after),
      total: changes.length,
      changes: changes.slice(0, MOST_CHANGES),
    };
  });
}
