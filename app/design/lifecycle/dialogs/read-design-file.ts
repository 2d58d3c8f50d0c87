/** What a file holds for a design of a kind, or why it doesn't. */
export type ReadDesign =
  | { ok: true; document: Record<string, unknown> }
  | { ok: false; reason: 'bad' | 'notDesign' };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a bundle the design it is about, else the only one of the kind. */
function fromBundle({ designs, entry }: Record<string, unknown>, kind: string) {
  const own = (Array.isArray(designs) ? designs : []).filter(
    (design): design is Record<string, unknown> => isRecord(design) && design.kind === kind,
  );
  return own.find(({ key }) => key === entry) ?? (own.length === 1 ? own[0] : undefined);
}

/** A design document as it was exported, or a bundle that has one of the kind. */
export function readDesignFile(text: string, kind: string): ReadDesign {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'bad' };
  }
  if (!isRecord(value)) return { ok: false, reason: 'notDesign' };
  const document = value.kind === 'bundle' ? fromBundle(value, kind) : value;
  if (document?.kind !== kind) return { ok: false, reason: 'notDesign' };
  return { ok: true, document };
}
