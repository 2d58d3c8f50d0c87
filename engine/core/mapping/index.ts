export { type MappingSource, mappingSources } from './mapping-sources.ts';
