export { BYTE_ORDER_MARK, safeCell, safeCsvLine } from './csv.ts';
