import { compileExpression, scopeOfNames } from '#engine/core/feel';
import { mappingSources } from '#engine/core/mapping';
import type { ImportMapping, ValueSource } from '#schemas';

/** The columns that a source reads; of an expression all names that are not its own. */
export function columnsOfSource(source: ValueSource): string[] {
  if ('column' in source) return [source.column];
  if (!('expression' in source)) return [];
  const compiled = compileExpression(String(source.expression), scopeOfNames([]));
  if (compiled.ok) return [];
  const names = compiled.issues.flatMap(({ code, params }) =>
    code === 'feel-unknown-name' && typeof params.name === 'string' ? [params.name] : [],
  );
  return [...new Set(names)];
}

/** The columns that a mapping reads, each once, in the order in which it names them. */
export function columnsOfMapping(mapping: ImportMapping): string[] {
  return [...new Set(mappingSources(mapping).flatMap(({ source }) => columnsOfSource(source)))];
}
