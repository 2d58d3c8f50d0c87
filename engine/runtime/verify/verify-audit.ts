import type { Issue } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { checkAudit } from './check-audit.ts';
import { countSeals } from './load-chain.ts';
import { type AuditHead, Findings } from './report.ts';

export interface AuditStatus {
  /** The end of the chain; null where nothing is written yet. */
  head: AuditHead | null;
  /** The position from which on the chain was followed. */
  from: number;
  problemCount: number;
  firstProblem: Issue | null;
}

const MOST_FOLLOWED = 20_000;

const parse = inputParser<{ last?: number }>(
  {},
  { last: { type: 'integer', minimum: 1, maximum: MOST_FOLLOWED } },
);

/**
 * Follows the end of the audit log's chain, the last 20,000 entries if not told otherwise;
 * `verify` follows the whole.
 */
export async function verifyAudit({
  ctx,
  input,
}: {
  ctx: Context;
  input: { last?: number };
}): Promise<AuditStatus> {
  requirePermission(ctx, 'audit.list');
  const { last = MOST_FOLLOWED } = parse(input);
  const length = await inTransaction(ctx, ({ tx }) => countSeals(tx));
  const from = Math.max(1, length - last + 1);
  const findings = new Findings();
  await checkAudit(ctx, findings, { from });
  const { auditHead: head, problemCount, problems } = findings.report;
  return { head, from, problemCount, firstProblem: problems[0] ?? null };
}
