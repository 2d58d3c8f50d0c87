import { type Issue, issue } from '#engine/core/issue';

/** A draft may be half done and wrong, but not without bounds. */
export const DRAFT_LIMITS = { characters: 8_000_000, depth: 64, values: 500_000 } as const;

interface Extent {
  depth: number;
  values: number;
}

/** How deep and how large a JSON value is, as far as the limits need it; without recursion. */
function extentOf(document: unknown): Extent {
  const waiting: { value: unknown; depth: number }[] = [{ value: document, depth: 1 }];
  const extent = { depth: 0, values: 0 };
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    extent.values += 1;
    extent.depth = Math.max(extent.depth, depth);
    if (extent.values > DRAFT_LIMITS.values || depth > DRAFT_LIMITS.depth) break;
    if (typeof value !== 'object' || value === null) continue;
    for (const member of Object.values(value)) waiting.push({ value: member, depth: depth + 1 });
  }
  return extent;
}

function tooLarge(what: keyof typeof DRAFT_LIMITS): Issue {
  const limit = DRAFT_LIMITS[what];
  const text = {
    characters: { zh: `最多 ${limit} 个字符`, en: `may have ${limit} characters at most` },
    depth: { zh: `最多嵌套 ${limit} 层`, en: `may be ${limit} levels deep at most` },
    values: { zh: `最多 ${limit} 个值`, en: `may hold ${limit} values at most` },
  }[what];
  const message = { zh: `设计文档${text.zh}`, en: `a design document ${text.en}` };
  return issue('design-too-large', '/document', message, { what, limit });
}

/** What keeps a document from being stored even as a draft. */
export function checkDraftLimits(document: unknown): Issue[] {
  const { depth, values } = extentOf(document);
  if (depth > DRAFT_LIMITS.depth) return [tooLarge('depth')];
  if (values > DRAFT_LIMITS.values) return [tooLarge('values')];
  return JSON.stringify(document).length > DRAFT_LIMITS.characters ? [tooLarge('characters')] : [];
}
