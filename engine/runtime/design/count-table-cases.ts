import { sql } from 'drizzle-orm';
import { boxTest } from '#engine/core/table/verify';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import {
  caseReader,
  countLive,
  type FlowCases,
  flowOfKey,
  flowsWithTable,
  liveGroups,
  MOST_GROUPS,
  type Unknown,
} from '#engine/runtime/design/cases';
import { todayOf } from '#engine/runtime/design/usage';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { PricingFlow } from '#schemas';

export interface CountTableCasesInput {
  /** Of the table, or of the flow that it stands in. */
  kind: 'decision-table' | 'pricing-flow';
  key: string;
  /** The node of the flow. */
  node?: string;
  /** What the table's inputs ask for, in turn. */
  expressions: string[];
  /** Unary tests for each input in turn: the box of a finding. */
  tests: string[];
}

/** Live subscriptions that fall into some cases of a table, or why that can't be known. */
export type TableCases =
  | { isKnown: true; subscriptions: number; customers: number }
  | { isKnown: false; reason: Unknown };

const MOST_COLUMNS = 50;
const TIMEOUT_MS = 3000;
const TIMED_OUT = '57014';
const texts = { type: 'array', maxItems: MOST_COLUMNS, items: TEXT.long };

const parse = inputParser<CountTableCasesInput>(
  {
    kind: { enum: ['decision-table', 'pricing-flow'] },
    key: TEXT.word,
    expressions: { ...texts, minItems: 1 },
    tests: { ...texts, minItems: 1 },
  },
  { node: TEXT.word },
);

const unknown = (reason: Unknown): TableCases => ({ isKnown: false, reason });

/** The facts of a flow's live items that lie in the box. */
async function casesOf(
  scope: Scope,
  flow: PricingFlow,
  day: string,
  { expressions, tests }: CountTableCasesInput,
): Promise<FlowCases | Unknown> {
  const reader = caseReader(flow, expressions);
  if (typeof reader === 'string') return reader;
  const groups = await liveGroups(scope, flow.key, day, reader.sources);
  if (groups.length > MOST_GROUPS) return 'many';
  const isInside = boxTest({ tests });
  const inside = groups.filter(({ facts }) => {
    const values = reader.read(facts);
    return values !== undefined && isInside(values);
  });
  return { flow: flow.key, sources: reader.sources, groups: inside };
}

function isTimeout(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return code === TIMED_OUT || (cause instanceof Error && isTimeout(cause));
}

/** How many live customers fall into some cases of a table, such as those that no row takes. */
export async function countTableCases({
  ctx,
  input,
}: {
  ctx: Context;
  input: CountTableCasesInput;
}): Promise<TableCases> {
  requirePermission(ctx, 'design.get');
  const given = parse(input);
  try {
    return await inTransaction(ctx, async (scope): Promise<TableCases> => {
      await scope.tx.execute(sql`select set_config('statement_timeout', ${`${TIMEOUT_MS}`}, true)`);
      const { kind, key } = given;
      const flows = await (kind === 'pricing-flow' ? flowOfKey : flowsWithTable)(scope, key);
      if (flows.length === 0) return unknown('unused');
      const day = await todayOf(scope);
      const cases: FlowCases[] = [];
      for (const flow of flows) {
        const found = await casesOf(scope, flow, day, given);
        if (typeof found === 'string') return unknown(found);
        cases.push(found);
      }
      return { isKnown: true, ...(await countLive(scope, day, cases)) };
    });
  } catch (error) {
    if (isTimeout(error)) return unknown('slow');
    throw error;
  }
}
