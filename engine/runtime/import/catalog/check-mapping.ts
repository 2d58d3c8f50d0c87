import { checkDesign, designLibrary } from '#engine/core/design';
import { issue } from '#engine/core/issue';
import { invalid } from '#engine/runtime/error';
import type { ImportMapping } from '#schemas';

const MOST_BYTES = 200_000;

/** A document as a mapping. @throws AppError with every place where it is none */
export function checkMapping(document: unknown): ImportMapping {
  if (JSON.stringify(document ?? null).length > MOST_BYTES) {
    const text = { zh: '映射文档过大', en: 'the mapping is too large' };
    throw invalid([issue('mapping-too-large', '', text)]);
  }
  const { kind } = (document ?? {}) as { kind?: unknown };
  if (kind !== 'import-mapping') {
    const text = { zh: '应为 import-mapping', en: 'import-mapping is expected' };
    throw invalid([issue('mapping-kind', '/kind', text)]);
  }
  const errors = checkDesign(document, designLibrary([])).filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) throw invalid(errors);
  return document as ImportMapping;
}
