export { type OnceInput, type OnceOutcome, performOnce } from './perform-once.ts';
