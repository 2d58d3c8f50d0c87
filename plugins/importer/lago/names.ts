const MAX_KEY_CHARS = 60;
const MAX_NODE_CHARS = 40;

/** A code of the source as the key of a design or line: lower case, digits, dots, hyphens. */
export function designKey(code: string, otherwise: string): string {
  const key = code
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '')
    .slice(0, MAX_KEY_CHARS);
  return key === '' ? otherwise : key;
}

/** A code of the source as the beginning of a node's id, which is also a name in expressions. */
export function nodePrefix(code: string, otherwise: string): string {
  const name = code
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, MAX_NODE_CHARS);
  if (name === '') return otherwise;
  return /^[a-z]/.test(name) ? name : `${otherwise}_${name}`;
}

/** Hands out names once: the second of the same gets a number. */
export class Names {
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();
  private readonly separator: string;

  constructor(separator: string) {
    this.separator = separator;
  }

  take(wanted: string): string {
    let name = wanted;
    let number = this.next.get(wanted) ?? 2;
    for (; this.taken.has(name); number += 1) name = `${wanted}${this.separator}${number}`;
    this.next.set(wanted, number);
    this.taken.add(name);
    return name;
  }
}
