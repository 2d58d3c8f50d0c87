import type { IndustryPack } from '#plugins/contract';
import { broadbandPack } from '#plugins/pack/broadband';

export const INDUSTRY_PACKS: readonly IndustryPack[] = [broadbandPack];
