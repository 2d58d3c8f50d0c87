const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([btnfr"'\\])|(.?))/gs;
const CONTROLS: Record<string, string> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

/** The text of a quoted string literal: `\n`, `\"`, `\u4e2d`, `\U01F40E` (DMN 1.5, 10.3.1.2, rule 35). */
export function unquote(literal: string): string {
  const inner = literal.slice(1, literal.endsWith('"') && literal.length > 1 ? -1 : undefined);
  if (!inner.includes('\\')) return inner;
  return inner.replace(ESCAPE, (whole, short, long, single) => {
    const hex: string | undefined = short ?? long;
    if (hex !== undefined) {
      const point = Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    }
    return single === undefined ? whole : (CONTROLS[single] ?? single);
  });
}
