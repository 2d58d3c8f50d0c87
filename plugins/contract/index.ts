export type { IndustryPack, PackDesign } from './pack.ts';
