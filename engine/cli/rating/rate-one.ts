import { parseJson } from '#engine/cli/files';
import { CliFailure } from '#engine/cli/terminal';
import type { CompiledBundle } from '#engine/core/rating';

/** Rates one document and writes the result; 1 where the facts are refused. */
export function rateOne(
  bundle: CompiledBundle,
  file: string,
  text: string,
  isCompact: boolean,
): number {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { line, column, reason } = parsed;
    throw new CliFailure({
      code: 'json-broken',
      text: {
        zh: `${file}:${line}:${column}：不是有效的 JSON（${reason}）`,
        en: `${file}:${line}:${column}: not valid JSON (${reason})`,
      },
    });
  }
  const result = bundle.rate(parsed.value);
  process.stdout.write(`${JSON.stringify(result, null, isCompact ? 0 : 2)}\n`);
  return 'issues' in result ? 1 : 0;
}
