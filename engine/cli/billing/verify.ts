import { withTenant } from '#engine/cli/database';
import type { Session } from '#engine/cli/session';
import { describeIssues, usageFailure } from '#engine/cli/terminal';
import type { LocalText } from '#engine/core/issue';
import { type AuditHead, type VerifyReport, verifyLedger } from '#engine/runtime/verify';

export interface VerifyOptions {
  tenant?: string;
  /** `<position>:<hash>` as an earlier run printed it. */
  auditHead?: string;
}

function parseAuditHead(given: string | undefined): AuditHead | undefined {
  if (given === undefined) return undefined;
  const [, position, hash] = /^([1-9][0-9]{0,15}):([0-9a-fA-F]{64})$/.exec(given) ?? [];
  if (position && hash) return { position: Number(position), hash };
  throw usageFailure('audit-head-unreadable', {
    zh: `--audit-head 应形如 <序号>:<64 位十六进制>，收到的是 ${given}`,
    en: `--audit-head takes <position>:<64 hexadecimal digits>, not ${given}`,
  });
}

function describeHead({ auditEntries, auditHead }: VerifyReport): LocalText[] {
  if (!auditHead) return [];
  const head = `${auditHead.position}:${auditHead.hash}`;
  return [
    {
      zh: `审计日志 ${auditEntries} 条，末端 ${head}（请另处保存，日后用 --audit-head 核对）`,
      en: `Audit log: ${auditEntries} entries, head ${head} (keep it elsewhere; check with --audit-head)`,
    },
  ];
}

/** `verify`: status 1 where something in the books is wrong. */
export function runVerify(session: Session, options: VerifyOptions): Promise<number> {
  const { output } = session;
  const auditHead = parseAuditHead(options.auditHead);
  return withTenant(session, options.tenant, async ({ ctx, tenant: { slug } }) => {
    const signal = session.stopSignal();
    const report = await verifyLedger({ ctx, options: { signal, auditHead } });
    const { invoices, lines, items, balanceEntries, problemCount, problems } = report;
    const isRight = problemCount === 0;
    output.result({ tenant: slug, ok: isRight, ...report }, [
      ...describeIssues(slug, problems),
      ...describeHead(report),
      {
        zh: `已核对 ${invoices} 张账单、${lines} 条明细、${items} 个收费项目、${balanceEntries} 条余额记录：${isRight ? '全部一致' : `发现 ${problemCount} 个问题`}`,
        en: `Verified ${invoices} invoices, ${lines} lines, ${items} items, ${balanceEntries} balance entries: ${isRight ? 'all agree' : `${problemCount} problems`}`,
      },
    ]);
    return isRight ? 0 : 1;
  });
}
