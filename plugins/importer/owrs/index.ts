import type { DesignImporter } from '#plugins/contract';
import { importOwrs, type OwrsOptions } from './import-owrs.ts';

export const owrsImporter: DesignImporter<OwrsOptions> = {
  id: 'owrs',
  name: { zh: '水费费率（OWRS）', en: 'Water rates (OWRS)' },
  importDesigns: importOwrs,
};
