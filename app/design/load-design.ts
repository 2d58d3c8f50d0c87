import type { Issue } from '#engine/core/issue';
import type { Context } from '#engine/runtime/context';
import {
  checkDraft,
  type Design,
  type DesignSummary,
  type DesignUsage,
  getDesign,
  getDesignUsage,
  listDesigns,
} from '#engine/runtime/design';
import { notFound } from '#engine/runtime/error';
import { mayDo } from '#engine/runtime/permission';

export interface LoadedDesign {
  /** The version or the draft that is shown. */
  design: Design;
  /** The latest first; the draft before all. */
  versions: DesignSummary[];
  usage: DesignUsage;
  /** Of a draft, for those who may check it; else null. */
  issues: Issue[] | null;
}

const MOST_VERSIONS = 200;

/** `?version=` of a page: a number, or `draft`. */
function wantedOf(versions: readonly DesignSummary[], wanted: string | undefined) {
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
  const [usage, { rows }] = await Promise.all([
    getDesignUsage({ ctx, input: { kind, key } }),
    listDesigns({ ctx, input: { kind, key, limit: MOST_VERSIONS } }),
  ]);
  const latest = Number.POSITIVE_INFINITY;
  const versions = rows.toSorted((a, b) => (b.version ?? latest) - (a.version ?? latest));
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
  return { design, versions, usage, issues };
}

/** `?version=` of a version, for links. */
export const versionQuery = ({ version }: Pick<DesignSummary, 'version'>): { version: string } => ({
  version: version === null ? 'draft' : String(version),
});
