import { withTenant } from '#engine/cli/database';
import type { Session } from '#engine/cli/session';
import { describeIssues } from '#engine/cli/terminal';
import { verifyLedger } from '#engine/runtime/verify';

/** `verify`: status 1 where something in the books is wrong. */
export function runVerify(session: Session, { tenant }: { tenant?: string }): Promise<number> {
  const { output } = session;
  return withTenant(session, tenant, async ({ ctx, tenant: { slug } }) => {
    const report = await verifyLedger({ ctx, options: { signal: session.stopSignal() } });
    const { invoices, lines, items, balanceEntries, problemCount, problems } = report;
    const isRight = problemCount === 0;
    output.result({ tenant: slug, ok: isRight, ...report }, [
      ...describeIssues(slug, problems),
      {
        zh: `已核对 ${invoices} 张账单、${lines} 条明细、${items} 个收费项目、${balanceEntries} 条余额记录：${isRight ? '全部一致' : `发现 ${problemCount} 个问题`}`,
        en: `Verified ${invoices} invoices, ${lines} lines, ${items} items, ${balanceEntries} balance entries: ${isRight ? 'all agree' : `${problemCount} problems`}`,
      },
    ]);
    return isRight ? 0 : 1;
  });
}
