import type { Context } from '#engine/runtime/context';
import { type DesignChanges, getDesign, getDesignChanges } from '#engine/runtime/design';
import type { ChosenVersions } from './choose-versions.ts';

export interface LoadedComparison {
  before: unknown;
  after: unknown;
  found: DesignChanges;
}

/** Two versions of a design with what is different between them. */
export async function loadComparison(
  ctx: Context,
  name: { kind: string; key: string },
  { from, to }: ChosenVersions,
): Promise<LoadedComparison> {
  const { kind, key } = name;
  const [before, after, found] = await Promise.all([
    getDesign({ ctx, input: { kind, key, version: from } }),
    getDesign({ ctx, input: { kind, key, version: to } }),
    getDesignChanges({ ctx, input: { kind, key, from, to } }),
  ]);
  return { before: before.document, after: after.document, found };
}
