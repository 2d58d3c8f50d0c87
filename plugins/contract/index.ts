export type {
  DesignExporter,
  DesignImporter,
  ExportedDesigns,
  ImportedDesigns,
} from './importer.ts';
export type { IndustryPack, PackDesign } from './pack.ts';
export type { FlowTemplate, TemplateIndustry } from './template.ts';
