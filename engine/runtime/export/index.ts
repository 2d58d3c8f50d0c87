export { BYTE_ORDER_MARK, safeCell, safeCsvLine } from '#engine/core/csv';
