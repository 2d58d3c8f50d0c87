export { compareDesigns } from './compare-designs.ts';
export type * from './types.ts';
