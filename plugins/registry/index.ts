import type { DesignExporter, DesignImporter, IndustryPack } from '#plugins/contract';
import { dmnExporter, dmnImporter } from '#plugins/importer/dmn/design';
import { lagoImporter } from '#plugins/importer/lago';
import { owrsImporter } from '#plugins/importer/owrs';
import { broadbandPack } from '#plugins/pack/broadband';

export { FLOW_TEMPLATES, GALLERY, TEMPLATE_INDUSTRIES } from '#plugins/template';

export const INDUSTRY_PACKS: readonly IndustryPack[] = [broadbandPack];

export const DESIGN_IMPORTERS: readonly DesignImporter[] = [
  dmnImporter,
  lagoImporter,
  owrsImporter,
];

export const DESIGN_EXPORTERS: readonly DesignExporter[] = [dmnExporter];
