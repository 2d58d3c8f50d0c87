import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import { type DesignReviewState, type DesignStatus, designs } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import {
  countLiveByFlow,
  countLiveByPlan,
  todayOf,
  versionInForce,
} from '#engine/runtime/design/usage';
import {
  decodeCursor,
  encodeCursor,
  inputParser,
  MOST_ROWS,
  type Page,
  TEXT,
} from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { AUTHOR_NAME } from './design.ts';

export interface OverviewDesignsInput {
  kind: string;
  /** Part of the key or of the name in either language. */
  search?: string;
  status?: DesignStatus;
  limit?: number;
  cursor?: string;
}

/** A design with all its versions in one row. */
export interface DesignOverview {
  kind: string;
  key: string;
  name: LocalText;
  /** `published` where a version is; else `draft`, or `retired` where none is of use any more. */
  status: DesignStatus;
  /** The version in force today, or the last that was, or the first to come; null while a draft. */
  version: number | null;
  effectiveFrom: string | null;
  /** A published version that begins after today. */
  next: { version: number; effectiveFrom: string } | null;
  hasDraft: boolean;
  /** How far the draft is, if it was handed in. */
  review: DesignReviewState | null;
  /** By name. */
  author: string;
  changedAt: string;
  /** Of a plan: its currency and how many modules it has. Of a flow: how many nodes; of a table: rows. */
  currency: string | null;
  parts: number;
  /** Of a flow: plans that use it. */
  plans: number;
  /** Of a plan: subscriptions that go on. Of a flow: items that it prices. */
  live: number;
}

const parse = inputParser<OverviewDesignsInput>(
  { kind: { enum: ['plan', 'pricing-flow', 'decision-table', 'import-mapping'] } },
  {
    search: TEXT.word,
    status: { enum: ['draft', 'published', 'retired'] },
    limit: { type: 'integer', minimum: 1, maximum: MOST_ROWS },
    cursor: TEXT.long,
  },
);

const lengthOf = (path: readonly string[]): SQL => {
  const list = sql`${designs.document} #> ${`{${path.join(',')}}`}::text[]`;
  return sql`case jsonb_typeof(${list}) when 'array' then jsonb_array_length(${list}) else 0 end`;
};

const ROW = {
  key: designs.key,
  version: designs.version,
  status: designs.status,
  review: designs.review,
  effectiveFrom: designs.effectiveFrom,
  author: AUTHOR_NAME,
  updatedAt: designs.updatedAt,
  name: sql<LocalText | null>`${designs.document} -> 'name'`,
  currency: sql<string | null>`${designs.document} ->> 'currency'`,
  parts: sql<number>`${lengthOf(['modules'])} + ${lengthOf(['nodes'])}
    + ${lengthOf(['content', 'rules'])}`.mapWith(Number),
};

interface VersionRow {
  key: string;
  version: number | null;
  status: DesignStatus;
  review: DesignReviewState | null;
  effectiveFrom: string | null;
  author: string;
  updatedAt: string;
  name: LocalText | null;
  currency: string | null;
  parts: number;
}

/** Designs of one kind, a row each, by key: what is in force, and how many customers it touches. */
export async function overviewDesigns({
  ctx,
  input,
}: {
  ctx: Context;
  input: OverviewDesignsInput;
}): Promise<Page<DesignOverview>> {
  requirePermission(ctx, 'design.list');
  const given = parse(input);
  const limit = given.limit ?? 50;
  return inTransaction(ctx, async (scope) => {
    const keys = await findKeys(scope, given, limit + 1);
    const shown = keys.slice(0, limit);
    const versions = await loadVersions(scope, given.kind, shown);
    const today = await todayOf(scope);
    const usage = await countUsage(scope, given.kind, today);
    const last = shown.at(-1);
    return {
      rows: shown.map((key) => ({
        ...summarize(given.kind, versions.get(key) ?? [], today),
        ...(usage.get(key) ?? { plans: 0, live: 0 }),
      })),
      next: keys.length > limit && last !== undefined ? encodeCursor([last]) : null,
    };
  });
}

/** What every version of a key together must be for its design to have a status. */
const STATUS: Record<DesignStatus, SQL> = {
  published: sql`bool_or(${designs.status} = 'published')`,
  draft: sql`bool_or(${designs.status} = 'draft')`,
  cancelled: sql`bool_and(${designs.status} = 'cancelled')`,
  retired: sql`bool_and(${designs.status} in ('retired', 'cancelled'))`,
};

/** Designs are few, so their names are looked through as they are. */
function bySearch(search: string): SQL {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${designs.key} ilike ${pattern}
    or ${designs.document} -> 'name' ->> 'zh' ilike ${pattern}
    or ${designs.document} -> 'name' ->> 'en' ilike ${pattern})`;
}

async function findKeys(
  { tx, tenantId }: Scope,
  { kind, search, status, cursor }: OverviewDesignsInput,
  limit: number,
): Promise<string[]> {
  const conditions = [eq(designs.tenantId, tenantId), eq(designs.kind, kind)];
  if (search !== undefined) conditions.push(bySearch(search));
  if (cursor !== undefined) conditions.push(gt(designs.key, decodeCursor(cursor, 1)[0] ?? ''));
  const rows = await tx
    .select({ key: designs.key })
    .from(designs)
    .where(and(...conditions))
    .groupBy(designs.key)
    .having(status === undefined ? sql`true` : STATUS[status])
    .orderBy(asc(designs.key))
    .limit(limit);
  return rows.map(({ key }) => key);
}

async function loadVersions(
  { tx, tenantId }: Scope,
  kind: string,
  keys: readonly string[],
): Promise<Map<string, VersionRow[]>> {
  if (keys.length === 0) return new Map();
  const rows: VersionRow[] = await tx
    .select(ROW)
    .from(designs)
    .where(
      and(eq(designs.tenantId, tenantId), eq(designs.kind, kind), inArray(designs.key, [...keys])),
    )
    .orderBy(asc(designs.version));
  return Map.groupBy(rows, ({ key }) => key);
}

function summarize(
  kind: string,
  versions: readonly VersionRow[],
  today: string,
): Omit<DesignOverview, 'plans' | 'live'> {
  const draft = versions.find(({ status }) => status === 'draft');
  const published = versions.filter(({ status }) => status === 'published');
  const retired = versions.filter(({ status }) => status === 'retired');
  const shown =
    versionInForce(published, today) ?? published[0] ?? retired.at(-1) ?? draft ?? versions.at(-1);
  const next = published.find(({ effectiveFrom }) => (effectiveFrom ?? '') > today);
  const key = shown?.key ?? '';
  return {
    kind,
    key,
    name: shown?.name ?? { zh: key, en: key },
    status: published.length > 0 ? 'published' : draft ? 'draft' : 'retired',
    version: shown?.version ?? null,
    effectiveFrom: shown?.effectiveFrom ?? null,
    next:
      next?.version != null && next !== shown
        ? { version: next.version, effectiveFrom: next.effectiveFrom ?? '' }
        : null,
    hasDraft: draft !== undefined,
    review: draft?.review ?? null,
    author: shown?.author ?? '',
    changedAt: shown?.updatedAt ?? '',
    currency: shown?.currency ?? null,
    parts: shown?.parts ?? 0,
  };
}

type Usage = Pick<DesignOverview, 'plans' | 'live'>;

async function countUsage(scope: Scope, kind: string, today: string): Promise<Map<string, Usage>> {
  const usage = new Map<string, Usage>();
  if (kind === 'plan') {
    for (const { planKey, subscriptions } of await countLiveByPlan(scope, today)) {
      const live = (usage.get(planKey)?.live ?? 0) + subscriptions;
      usage.set(planKey, { plans: 0, live });
    }
  }
  if (kind === 'pricing-flow') {
    for (const { flow, plans, items } of await countLiveByFlow(scope, today)) {
      usage.set(flow, { plans, live: items });
    }
  }
  return usage;
}
