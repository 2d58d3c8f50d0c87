import type { Issue } from '#engine/core/issue';
import type { Context } from '#engine/runtime/context';
import {
  checkDraft,
  type Design,
  type DesignUsage,
  type DesignVersion,
  getDesign,
} from '#engine/runtime/design';
import { notFound } from '#engine/runtime/error';
import { mayDo } from '#engine/runtime/permission';
import { type LoadedLifecycle, loadLifecycle } from './lifecycle/load-lifecycle.ts';
import { versionParam } from './lifecycle/versions-panel.tsx';

export interface LoadedDesign {
  /** The version or the draft that is shown. */
  design: Design;
  /** The latest first; the draft before all. */
  versions: DesignVersion[];
  usage: DesignUsage;
  lifecycle: LoadedLifecycle;
  /** Of a draft, for those who may check it; else null. */
  issues: Issue[] | null;
}

/** `?version=` of a page: a number, or `draft`. */
function wantedOf(versions: readonly DesignVersion[], wanted: string | undefined) {
  if (wanted === 'draft') return versions.find(({ status }) => status === 'draft');
  return versions.find(({ version }) => String(version) === wanted);
}

/** What a page of one design shows: the version asked for, or the one in force. */
export async function loadDesign(
  ctx: Context,
  kind: string,
  key: string,
  version: string | undefined,
): Promise<LoadedDesign> {
  const lifecycle = await loadLifecycle(ctx, kind, key);
  const { versions, usage } = lifecycle;
  const shown =
    version === undefined
      ? (versions.find((row) => row.version !== null && row.version === usage.inForce) ??
        versions.find(({ status }) => status === 'published') ??
        versions[0])
      : wantedOf(versions, version);
  if (!shown) throw notFound({ zh: '版本', en: 'version' }, `${key} ${version ?? ''}`);
  const isChecked = shown.status === 'draft' && mayDo(ctx.actor, 'design.check');
  const [design, issues] = await Promise.all([
    getDesign({ ctx, input: { id: shown.id } }),
    isChecked ? checkDraft({ ctx, input: { kind, key } }) : null,
  ]);
  return { design, versions, usage, lifecycle, issues };
}

/** `?version=` of a version, for links. */
export const versionQuery = (version: Pick<DesignVersion, 'version'>): { version: string } => ({
  version: versionParam(version),
});
