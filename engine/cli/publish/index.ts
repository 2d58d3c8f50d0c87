export { type PublishOptions, packDesigns, runDesignPublish } from './publish.ts';
