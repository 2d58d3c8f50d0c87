import { rawSql, type Transaction } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import { minorUnits } from '#engine/core/money';
import { type Actor, inTransaction } from '#engine/runtime/context';
import { maskFor, requirePermission } from '#engine/runtime/permission';
import type { Issue } from '#schemas';
import {
  type BackTestHead,
  type BackTestInput,
  findBackTest,
  parseBackTestId,
} from './back-test.ts';
import { type BackTestSums, describeTally } from './describe-tally.ts';
import type { FlowHeat } from './heat.ts';
import type { Mover } from './movers.ts';
import type { Mismatch, ResultRecord } from './result.ts';

export interface BackTestProgress {
  chunksTotal: number;
  chunksDone: number;
  customersTotal: number;
  customersDone: number;
}

/** Names of a customer beside the id; null where there is none any more. */
interface NamedCustomer {
  customerName: string | null;
  externalId: string | null;
}

export interface BackTestResult {
  /** By currency: differences of two currencies don't add up. */
  currencies: (BackTestSums & {
    /** The largest increases and decreases, 100 each at most. */
    risers: (Mover & NamedCustomer)[];
    fallers: (Mover & NamedCustomer)[];
  })[];
  /** Customers whom the draft can't bill: in none of the sums, nor is what they were billed. */
  failures: {
    customers: number;
    before: { currency: string; total: string }[];
    byCode: Record<string, number>;
    list: ({ customerId: string; issue: Issue } & NamedCustomer)[];
  };
  /** Invoices that don't come out of their kept facts as they stand; the books need a look. */
  mismatches: { invoices: number; list: Mismatch[] };
  heat: FlowHeat[];
}

export interface BackTestView {
  backTest: BackTestHead;
  progress: BackTestProgress;
  /** Null until it is done. */
  result: BackTestResult | null;
}

type Names = ReadonlyMap<string, NamedCustomer>;

export async function nameCustomers(tx: Transaction, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const rows = await rawSql(tx)<(NamedCustomer & { id: string })[]>`
    select id, name as "customerName", external_id as "externalId" from customers
      where id = any (${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

const NAMELESS: NamedCustomer = { customerName: null, externalId: null };

/** Amounts of single customers are for those who may see invoices; sums are for all. */
function showMover(
  actor: Actor,
  mover: Mover,
  names: Names,
  digits: number,
): Mover & NamedCustomer {
  const show = (amount: string): string =>
    maskFor(actor, 'invoice.total', Decimal.of(amount).toFixed(digits));
  return {
    ...mover,
    before: show(mover.before),
    after: show(mover.after),
    difference: show(mover.difference),
    ...(names.get(mover.customerId) ?? NAMELESS),
  };
}

function showResult(actor: Actor, record: ResultRecord, names: Names): BackTestResult {
  const { failures, mismatches, heat } = record;
  return {
    currencies: Object.entries(record.currencies).map(([currency, tally]) => {
      const digits = minorUnits(currency) ?? 2;
      const show = (mover: Mover) => showMover(actor, mover, names, digits);
      const [risers, fallers] = [tally.risers.map(show), tally.fallers.map(show)];
      return { ...describeTally(currency, tally), risers, fallers };
    }),
    failures: {
      customers: failures.customers,
      before: Object.entries(failures.before).map(([currency, total]) => ({
        currency,
        total: Decimal.of(total).toFixed(minorUnits(currency) ?? 2),
      })),
      byCode: failures.byCode,
      list: failures.list.map((each) => ({ ...each, ...(names.get(each.customerId) ?? NAMELESS) })),
    },
    mismatches: {
      invoices: mismatches.invoices,
      list: mismatches.list.map((each) => ({
        ...each,
        stored: maskFor(actor, 'invoice.total', each.stored),
        replayed: maskFor(actor, 'invoice.total', each.replayed),
      })),
    },
    heat,
  };
}

function customersOf({ currencies, failures }: ResultRecord): string[] {
  const movers = Object.values(currencies).flatMap(({ risers, fallers }) => [
    ...risers,
    ...fallers,
  ]);
  return [...movers, ...failures.list].map(({ customerId }) => customerId);
}

/** A back-test, how far it is, and what came of it. */
export async function getBackTest({ ctx, input }: BackTestInput): Promise<BackTestView> {
  requirePermission(ctx, 'back-test.get');
  const { id } = parseBackTestId(input);
  return inTransaction(ctx, async ({ tx }) => {
    const { document: _, result, ...backTest } = await findBackTest(tx, ctx, id);
    const [progress] = await rawSql(tx)<BackTestProgress[]>`
      select count(*)::int as "chunksTotal",
          count(*) filter (where status <> 'pending')::int as "chunksDone",
          coalesce(sum(customers), 0)::int as "customersTotal",
          coalesce(sum(customers) filter (where status <> 'pending'), 0)::int as "customersDone"
        from back_test_chunks where back_test_id = ${id}`;
    const record = result as ResultRecord | null;
    const names = record ? await nameCustomers(tx, customersOf(record)) : new Map();
    return {
      backTest,
      progress: progress as BackTestProgress,
      result: record && showResult(ctx.actor, record, names),
    };
  });
}
