import { rawSql } from '#drizzle';
import { DesignCache, loadDesignsByIds } from '#engine/runtime/bill-run';
import { type Context, inTransaction } from '#engine/runtime/context';
import { requirePermission } from '#engine/runtime/permission';
import { analyzeLedger } from './analyze.ts';
import { checkAudit } from './check-audit.ts';
import { checkDesigns } from './check-designs.ts';
import { checkDrafts } from './check-drafts.ts';
import { checkNumbers, checkSums } from './check-sums.ts';
import { checkChains, checkCoverage, checkPeriodsOfLines } from './check-timelines.ts';
import { checkUsage } from './check-usage.ts';
import { loadPosted } from './load-posted.ts';
import { designsNamed, replayInvoice } from './replay.ts';
import { type AuditHead, Findings, type VerifyReport } from './report.ts';

const PAGE = 500;

export interface VerifyOptions {
  onProgress?(report: VerifyReport): void;
  signal?: AbortSignal;
  /** An end of the audit log that was kept elsewhere. */
  auditHead?: AuditHead;
}

/**
 * The proof that the books are right: every posted line replayed from its versions and facts, every
 * item's timeline tiled and nothing missed, sums of lines, invoices and balances in agreement,
 * numbers without gap, the audit log unbroken. What is wrong is named; nothing is changed.
 */
export async function verifyLedger({
  ctx,
  options = {},
}: {
  ctx: Context;
  options?: VerifyOptions;
}): Promise<VerifyReport> {
  requirePermission(ctx, 'verify');
  const findings = new Findings();
  const { report } = findings;
  await inTransaction(ctx, ({ tx }) => analyzeLedger(tx));
  // Read afresh: what this process compiled before is not what the books hold now.
  const cache = new DesignCache();
  let after: string | null = null;
  for (;;) {
    options.signal?.throwIfAborted();
    const page = await inTransaction(ctx, ({ tx }) => loadPosted(tx, after, PAGE));
    const ids = [...new Set(page.flatMap(({ factsText }) => designsNamed(factsText)))];
    const designs = await inTransaction(ctx, ({ tx }) =>
      loadDesignsByIds(tx, ctx.tenantId, ids, cache),
    );
    for (const invoice of page) {
      replayInvoice(findings, ctx.tenantId, invoice, designs);
      report.invoices += 1;
      report.lines += invoice.lines.length;
    }
    options.onProgress?.(report);
    if (page.length < PAGE) break;
    after = page.at(-1)?.id ?? null;
  }
  await inTransaction(ctx, async ({ tx }) => {
    await rawSql(tx)`set local plan_cache_mode = force_custom_plan`;
    await checkDesigns(tx, findings);
    await checkDrafts(tx, findings);
    await checkSums(tx, findings);
    await checkNumbers(tx, findings);
    await checkChains(tx, findings);
    await checkPeriodsOfLines(tx, findings);
    await checkUsage(tx, findings);
  });
  options.signal?.throwIfAborted();
  await checkCoverage(ctx, findings);
  await checkAudit(ctx, findings, { kept: options.auditHead, signal: options.signal });
  return report;
}
