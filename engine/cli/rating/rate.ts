import type { Readable } from 'node:stream';
import { openText, readJsonFile } from '#engine/cli/files';
import { CliFailure, describeIssues, type Output } from '#engine/cli/terminal';
import { type CompiledBundle, compileBundle } from '#engine/core/rating';
import { rateLines } from './rate-lines.ts';
import { rateOne } from './rate-one.ts';
import { splitFacts } from './split-facts.ts';

export interface RateOptions {
  facts: string;
  /** With sentences for each line and the values at each node. */
  explain?: boolean;
}

async function loadBundle(output: Output, file: string): Promise<CompiledBundle> {
  const compiled = compileBundle(await readJsonFile(file));
  if (compiled.ok) return compiled.bundle;
  throw new CliFailure({
    code: 'bundle-refused',
    text: {
      zh: describeIssues(file, compiled.issues)
        .map(({ zh }) => zh)
        .join('\n'),
      en: describeIssues(file, compiled.issues)
        .map(({ en }) => en)
        .join('\n'),
    },
    issues: output.json ? compiled.issues : [],
  });
}

/**
 * `rate <bundle> --facts <file|->`. One document gives a readable result, and status 1 where it is
 * refused; a file of lines gives a result a line, and status 0.
 */
export async function runRate(
  output: Output,
  bundleFile: string,
  { facts, explain = false }: RateOptions,
): Promise<number> {
  const compiled = await loadBundle(output, bundleFile);
  const bundle = explain ? { ...compiled, rate: compiled.explain } : compiled;
  const source: Readable = await openText(facts);
  const split = await splitFacts(facts, source);
  if (split.kind === 'lines') {
    await rateLines(bundle, split.lines);
    return 0;
  }
  return rateOne(bundle, facts, split.text, output.json);
}
