export { insertRows } from './insert-rows.ts';
