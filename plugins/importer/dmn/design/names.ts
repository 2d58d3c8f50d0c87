/** Gives each name once: a taken one gets a number. */
export class UniqueNames {
  private readonly taken = new Set<string>();

  take(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.taken.has(name); count += 1) name = `${wanted}-${count}`;
    this.taken.add(name);
    return name;
  }
}

const MAX_LENGTH = 70;

/** A key of a design from any name; `fallback` where nothing of it can stand in a key. */
export function keyOf(name: string, fallback: string): string {
  const key = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, MAX_LENGTH);
  return key === '' ? fallback : key;
}

/** An identifier of a node from any id. */
export function identifierOf(id: string, fallback: string): string {
  const identifier = id.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, MAX_LENGTH);
  return identifier === '' ? fallback : identifier;
}

/** An id that XML accepts: it begins with a letter or an underscore. */
export function xmlId(text: string): string {
  const bare = text.replace(/[^A-Za-z0-9_.-]+/g, '-');
  return /^[A-Za-z_]/.test(bare) ? bare : `_${bare}`;
}
