export { ComparePage } from './compare-page.tsx';
export { Comparison } from './comparison.tsx';
export { type LoadedComparison, loadComparison } from './load-comparison.ts';
