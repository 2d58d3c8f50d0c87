export { type RateOptions, runRate } from './rate.ts';
