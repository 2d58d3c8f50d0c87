export { parseCsv } from './parse-csv.ts';
export { BYTE_ORDER_MARK, safeCell, safeCsvLine } from './safe-csv.ts';
