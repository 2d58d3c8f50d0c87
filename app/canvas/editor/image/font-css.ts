/** Slices of a typeface that one picture may bring along. */
const MOST_SLICES = 60;

/** Ranges of code points, as `unicode-range` writes them: `U+4E00-4FFF, U+30??`. */
export function coversText(range: string, points: ReadonlySet<number>): boolean {
  if (range.trim() === '') return true;
  const spans = range.split(',').flatMap((part): [number, number][] => {
    const found = /^\s*U\+([0-9A-F?]{1,6})(?:-([0-9A-F]{1,6}))?\s*$/i.exec(part);
    if (!found?.[1]) return [];
    const from = Number.parseInt(found[1].replaceAll('?', '0'), 16);
    const to = Number.parseInt(found[2] ?? found[1].replaceAll('?', 'F'), 16);
    return [[from, to]];
  });
  return [...points].some((point) => spans.some(([from, to]) => point >= from && point <= to));
}

function* fontFaces(): Generator<{ rule: CSSFontFaceRule; base: string }> {
  for (const sheet of document.styleSheets) {
    let rules: CSSRuleList;
    try {
      rules = sheet.cssRules;
    } catch {
      // A sheet of somebody else's, such as an extension's, may not be read.
      continue;
    }
    for (const rule of rules) {
      if (rule instanceof CSSFontFaceRule) {
        yield { rule, base: sheet.href ?? document.baseURI };
      }
    }
  }
}

async function asDataUrl(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/**
 * The typefaces of the page as far as a text needs them, with their files inside: a picture may
 * load nothing. Chinese comes in many slices, of which a flow needs few.
 */
export async function fontCssFor(text: string): Promise<string> {
  const points = new Set([...text].map((letter) => letter.codePointAt(0) ?? 0));
  const needed: Promise<string>[] = [];
  for (const { rule, base } of fontFaces()) {
    const { style } = rule;
    const address = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'))?.[1];
    const isNeeded = coversText(style.getPropertyValue('unicode-range'), points);
    if (!address || !isNeeded || needed.length >= MOST_SLICES) continue;
    const face = ['font-family', 'font-style', 'font-weight', 'unicode-range']
      .map((name) => [name, style.getPropertyValue(name)] as const)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}: ${value};`)
      .join(' ');
    needed.push(
      asDataUrl(new URL(address, base).href).then(
        (data) => `@font-face { ${face} src: url("${data}"); }`,
        // The picture is better in another typeface than not at all.
        () => '',
      ),
    );
  }
  return (await Promise.all(needed)).join('\n');
}
