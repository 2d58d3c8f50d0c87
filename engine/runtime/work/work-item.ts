import type { BackTestStatus, BillRunStatus, IMPORT_STATUSES } from '#drizzle';
import type { LocalText } from '#schemas';

type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** `waiting`: the work is done and a person decides what comes next. */
export type WorkState = 'running' | 'paused' | 'waiting' | 'done' | 'stopped' | 'failed';

/** A piece of long work, at it or lately over. */
export interface WorkItem {
  kind: 'bill-run' | 'import' | 'back-test';
  id: string;
  status: BillRunStatus | ImportStatus | BackTestStatus;
  state: WorkState;
  /** Of a back-test: the design that was drafted. */
  design?: { kind: string; key: string; name: LocalText };
  /** Of a bill run or a back-test: ISO dates, the end excluded. */
  periodStart: string | null;
  periodEnd: string | null;
  /** Of an import. */
  fileName: string | null;
  /** What is counted: a rehearsal reads its file by bytes. */
  unit: 'customers' | 'rows' | 'bytes';
  done: number;
  /** 0 while it is not known. */
  total: number;
  /** Units a second while it runs; null while it is not known. */
  rate: number | null;
  /** ISO instant at which it began, or at which its state was reached. */
  at: string;
}

const STATES: Record<WorkItem['status'], WorkState> = {
  planned: 'running',
  computing: 'running',
  posting: 'running',
  discarding: 'running',
  rehearsing: 'running',
  running: 'running',
  review: 'waiting',
  rehearsed: 'waiting',
  posted: 'done',
  discarded: 'done',
  done: 'done',
  cancelled: 'stopped',
  failed: 'failed',
};

export function stateOf(status: WorkItem['status'], pausedAt: string | null = null): WorkState {
  const state = STATES[status];
  return state === 'running' && pausedAt !== null ? 'paused' : state;
}
