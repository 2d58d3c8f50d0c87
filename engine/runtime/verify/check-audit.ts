import { createHash } from 'node:crypto';
import type { LocalText } from '#engine/core/issue';
import { type Context, inTransaction } from '#engine/runtime/context';
import { type ChainRow, loadChain, loadUnsealed } from './load-chain.ts';
import type { AuditHead, Findings } from './report.ts';

const PAGE = 1_000;
const MOST_UNSEALED = 1_000;
/** How far around a bad seal the entry that belongs there is looked for. */
const NEIGHBOURHOOD = 200;

const GENESIS = '0'.repeat(64);

const sealOf = (previous: string, text: string): string =>
  createHash('sha256').update(`${previous}\n${text}`).digest('hex');

/** What is wrong at a place of the chain, with the words for it. */
interface Fault {
  code: string;
  zh: string;
  en: string;
}

const MISSING: Fault = {
  code: 'audit-missing',
  zh: '该记录已不存在',
  en: 'the entry is gone',
};
const CHANGED: Fault = {
  code: 'audit-changed',
  zh: '内容与封签不符，记录被改动过',
  en: 'its content does not match its seal: it was changed',
};
const SEAL_CHANGED: Fault = {
  code: 'audit-seal-changed',
  zh: '封签被改动过',
  en: 'its seal was changed',
};
const UNSEALED: Fault = {
  code: 'audit-unsealed',
  zh: '该记录没有封签，是绕过系统写入的，或其封签已被删除',
  en: 'it has no seal: it was written past the system, or its seal was removed',
};

const reordered = (position: number): Fault => ({
  code: 'audit-reordered',
  zh: `与第 ${position} 条的次序被调换`,
  en: `it has changed places with entry ${position}`,
});

function describeEntry(row: Pick<ChainRow, 'at' | 'verb' | 'who'> & { id: string }): LocalText {
  const about = row.at ? `${row.at}, ${row.verb}, ${row.who}` : '';
  const inside = about ? `${row.id}, ${about}` : row.id;
  return { zh: `（${inside.replaceAll(', ', '，')}）`, en: ` (${inside})` };
}

function addFault(findings: Findings, row: ChainRow, fault: Fault): void {
  const { position, entryId: id, at, verb, who } = row;
  const entry = describeEntry({ id, at, verb, who });
  findings.add(
    fault.code,
    `/audit/${position}`,
    {
      zh: `审计日志第 ${position} 条${entry.zh}：${fault.zh}`,
      en: `entry ${position} of the audit log${entry.en}: ${fault.en}`,
    },
    { position, entry: id, at: at ?? '', verb: verb ?? '', who: who ?? '' },
  );
}

/** Tells a changed entry from a changed seal and from entries that changed places. */
function classify(row: ChainRow, previous: string, around: readonly ChainRow[]): Fault {
  const expected = sealOf(previous, row.text ?? '');
  const next = around.find(({ position }) => position === row.position + 1);
  if (next?.text && sealOf(expected, next.text) === next.hash) return SEAL_CHANGED;
  for (const other of around) {
    if (other.position === row.position || other.text === null) continue;
    const seal = sealOf(previous, other.text);
    if (seal === row.hash || seal === other.hash) return reordered(other.position);
  }
  return CHANGED;
}

interface Place {
  position: number;
  /** Null after a gap: the seal that stood there is not known. */
  hash: string | null;
}

async function checkRow(
  ctx: Context,
  findings: Findings,
  row: ChainRow,
  last: Place,
): Promise<Place> {
  let { hash: previous } = last;
  if (row.position !== last.position + 1) {
    const [from, to] = [last.position + 1, row.position - 1];
    findings.add(
      'audit-gap',
      `/audit/${from}`,
      {
        zh: `审计日志缺少第 ${from} 至 ${to} 条的封签`,
        en: `the seals of entries ${from} to ${to} of the audit log are gone`,
      },
      { from, to },
    );
    previous = null;
  }
  if (row.text === null) addFault(findings, row, MISSING);
  else if (previous !== null && sealOf(previous, row.text) !== row.hash) {
    const from = Math.max(1, row.position - NEIGHBOURHOOD);
    const around = await inTransaction(ctx, ({ tx }) => loadChain(tx, from, 2 * NEIGHBOURHOOD));
    addFault(findings, row, classify(row, previous, around));
  }
  return { position: row.position, hash: row.hash };
}

async function checkUnsealed(ctx: Context, findings: Findings): Promise<void> {
  const rows = await inTransaction(ctx, ({ tx }) => loadUnsealed(tx, MOST_UNSEALED));
  for (const row of rows) {
    const { id, at, verb } = row;
    const entry = describeEntry(row);
    findings.add(
      UNSEALED.code,
      `/audit/unsealed/${id}`,
      {
        zh: `审计日志的一条记录${entry.zh}：${UNSEALED.zh}`,
        en: `an entry of the audit log${entry.en}: ${UNSEALED.en}`,
      },
      { entry: id, at, verb, who: row.who ?? '' },
    );
  }
}

function addHeadFault(findings: Findings, kept: AuditHead, { zh, en }: LocalText): void {
  const text = {
    zh: `审计日志与另处保存的第 ${kept.position} 条封签不符：${zh}`,
    en: `the audit log does not lead to the seal of entry ${kept.position} that was kept: ${en}`,
  };
  findings.add('audit-head-differs', `/audit/${kept.position}`, text, {
    position: kept.position,
    hash: kept.hash,
  });
}

/** A tail cut off, or rewritten with fitting seals, shows only against a head kept elsewhere. */
async function checkKeptHead(ctx: Context, findings: Findings, kept: AuditHead): Promise<void> {
  const [row] = await inTransaction(ctx, ({ tx }) => loadChain(tx, kept.position, 1));
  if (row?.position !== kept.position) {
    addHeadFault(findings, kept, { zh: '日志在此之前中断', en: 'the log ends before it' });
  } else if (row.hash !== kept.hash.toLowerCase()) {
    addHeadFault(findings, kept, {
      zh: `此处现为 ${row.hash}，之前的记录被改写过`,
      en: `it is ${row.hash} now, so something up to it was rewritten`,
    });
  }
}

/** The seal that the entry at the position follows upon. */
async function placeBefore(ctx: Context, position: number): Promise<Place> {
  if (position === 1) return { position: 0, hash: GENESIS };
  const [row] = await inTransaction(ctx, ({ tx }) => loadChain(tx, position - 1, 1));
  return { position: position - 1, hash: row?.position === position - 1 ? row.hash : null };
}

export interface AuditOptions {
  /** An end of the log that was kept elsewhere. */
  kept?: AuditHead;
  /** The position to begin at; the seal before it is believed. */
  from?: number;
  signal?: AbortSignal;
}

/**
 * The audit log is what was written: every seal follows from the one before it and from its entry,
 * none is missing, and no entry is without one.
 */
export async function checkAudit(
  ctx: Context,
  findings: Findings,
  { kept, from: first = 1, signal }: AuditOptions,
): Promise<void> {
  let last = await placeBefore(ctx, first);
  for (;;) {
    signal?.throwIfAborted();
    const from = last.position + 1;
    const rows = await inTransaction(ctx, ({ tx }) => loadChain(tx, from, PAGE));
    for (const row of rows) last = await checkRow(ctx, findings, row, last);
    findings.report.auditEntries += rows.length;
    if (rows.length < PAGE) break;
  }
  await checkUnsealed(ctx, findings);
  if (kept) await checkKeptHead(ctx, findings, kept);
  if (last.position > 0 && last.hash) {
    findings.report.auditHead = { position: last.position, hash: last.hash };
  }
}
