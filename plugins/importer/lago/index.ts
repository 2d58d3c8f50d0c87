export { lagoImporter } from './lago-importer.ts';
