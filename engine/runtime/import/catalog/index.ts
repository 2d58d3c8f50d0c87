export { checkMapping } from './check-mapping.ts';
export { columnsOfMapping } from './columns-of-mapping.ts';
export {
  type KnownMapping,
  loadMappings,
  type MappingOrigin,
  offeredDesigns,
} from './known-mapping.ts';
export { listMappings } from './list-mappings.ts';
export { type MakeTemplateInput, makeTemplate } from './make-template.ts';
export { removeMapping } from './remove-mapping.ts';
export { type SaveMappingInput, saveMapping } from './save-mapping.ts';
