export { bootEmbedded, type EmbeddedOptions, type EmbeddedServer } from './boot.ts';
