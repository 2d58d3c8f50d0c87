/** A bracket that is open at a place, and the commas since. */
export interface OpenBracket {
  sign: string;
  at: number;
  commas: number;
  /** Where the present argument or item begins. */
  since: number;
}

export interface Scan {
  /** Where the text literal begins that the place is inside of; -1 outside of any. */
  quote: number;
  isComment: boolean;
  /** Outermost first. */
  open: OpenBracket[];
}

/** Past a comment; the end where it doesn't end before. */
function skipComment(text: string, at: number, end: number): number {
  const close = text[at + 1] === '/' ? '\n' : '*/';
  const found = text.indexOf(close, at + 2);
  return found === -1 || found + close.length > end ? end + 1 : found + close.length;
}

/** Reads up to a place: what is open there. Works on texts that are not finished. */
export function scanTo(text: string, place: number): Scan {
  const open: OpenBracket[] = [];
  let quote = -1;
  for (let at = 0; at < place; at += 1) {
    const sign = text[at] as string;
    if (quote >= 0) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quote = -1;
    } else if (sign === '"') quote = at;
    else if (sign === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const past = skipComment(text, at, place);
      if (past > place) return { quote, isComment: true, open };
      at = past - 1;
    } else if ('([{'.includes(sign)) open.push({ sign, at, commas: 0, since: at + 1 });
    else if (')]}'.includes(sign)) open.pop();
    else if (sign === ',') {
      const last = open.at(-1);
      if (last) Object.assign(last, { commas: last.commas + 1, since: at + 1 });
    }
  }
  return { quote, isComment: false, open };
}

const NAME_SIGN = /[\p{L}\p{N}_]/u;

/** Whether a text ends with a name that stands alone there. */
export function endsWithName(text: string, name: string): boolean {
  if (!text.endsWith(name)) return false;
  const before = text.charAt(text.length - name.length - 1);
  return !(NAME_SIGN.test(before) || before === '.');
}

/** The word that ends at the end of a text; empty where none does. */
export const wordAtEnd = (text: string): string => /[\p{L}_][\p{L}\p{N}_]*$/u.exec(text)?.[0] ?? '';
