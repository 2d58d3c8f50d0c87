export { type ParsedJson, parseJson } from './parse-json.ts';
export { openText, readJsonFile, readTextFile } from './read-file.ts';
export { readLines, type SourceLine } from './read-lines.ts';
