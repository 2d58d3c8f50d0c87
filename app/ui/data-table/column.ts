import type { ReactNode } from 'react';

export interface DataColumn<Row> {
  id: string;
  /** The heading, in words. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures and amounts: to the right. */
  number?: boolean;
  /** Sorts in the browser by this value; nothing at the end. Decimal text: see `decimal`. */
  sortBy?: (row: Row) => string | number | null | undefined;
  /** The values of `sortBy` are exact decimal text. */
  decimal?: boolean;
  /** Sorted by the server: the heading calls `onSort` with the id. */
  sortable?: boolean;
  /** Shown only when chosen. */
  hidden?: boolean;
  /** Left out on phones. */
  wideOnly?: boolean;
  /** The first column carries the link and always stays. */
  className?: string;
  /** At the foot: a total. */
  foot?: ReactNode;
}

export interface DataSort {
  id: string;
  descending: boolean;
}

/** Exact decimal texts compared without making floats of them. */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = [split(left), split(right)];
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const order =
    a.whole.length - b.whole.length ||
    compareTexts(a.whole, b.whole) ||
    compareTexts(a.fraction, b.fraction);
  return a.negative ? -order : order;
}

const compareTexts = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

function split(decimal: string) {
  const negative = decimal.startsWith('-') && /[1-9]/.test(decimal);
  const [whole = '', fraction = ''] = decimal.replace(/^[+-]/, '').split('.');
  return {
    negative,
    whole: whole.replace(/^0+/, ''),
    fraction: fraction.replace(/0+$/, ''),
  };
}
