export { checkMapping } from './check-mapping.ts';
export {
  type KnownMapping,
  loadMappings,
  type MappingOrigin,
  offeredDesigns,
} from './known-mapping.ts';
export { listMappings } from './list-mappings.ts';
export { type MakeTemplateInput, makeTemplate } from './make-template.ts';
export {
  columnsOfMapping,
  columnsOfSource,
  type MappingSource,
  mappingSources,
} from './mapping-sources.ts';
export { removeMapping } from './remove-mapping.ts';
export { type SaveMappingInput, saveMapping } from './save-mapping.ts';
