export type BillRunStatus =
  | 'planned'
  | 'computing'
  | 'review'
  | 'posting'
  | 'posted'
  | 'discarding'
  | 'discarded'
  | 'cancelled'
  | 'failed';

/** What the list shows of a run; amounts are exact decimal strings, times are ISO instants. */
export interface BillRunRow {
  id: string;
  periodStart: string;
  periodEnd: string;
  status: BillRunStatus;
  currency: string;
  customers: number;
  invoices: number;
  lines: number;
  exceptions: number;
  total: string;
  createdAt: string;
  postedAt: string | null;
}
