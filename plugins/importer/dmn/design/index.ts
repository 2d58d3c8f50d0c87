import type { DesignExporter, DesignImporter } from '#plugins/contract';
import { exportDesigns } from './export-designs.ts';
import { type DmnImportOptions, importDesigns } from './import-designs.ts';

const ID = 'dmn';
const NAME = { zh: 'DMN 1.5', en: 'DMN 1.5' };

export const dmnImporter: DesignImporter<DmnImportOptions> = { id: ID, name: NAME, importDesigns };

export const dmnExporter: DesignExporter = { id: ID, name: NAME, exportDesigns };
