export { type PersonAddOptions, runPersonAdd } from './add.ts';
export { runPersonLink } from './link.ts';
