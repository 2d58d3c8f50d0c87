import { hash } from 'node:crypto';

/** Three words of a digest and the row: 16 bytes an id, where a map of texts takes some 200. */
const WORDS = 4;
const FIRST_CAPACITY = 4_096;

/**
 * Remembers in which row each id stood first, by 96 bits of its digest: among ten million ids the
 * chance that any two are taken for one is below one in 10^15.
 */
export class SeenIds {
  private table = new Uint32Array(FIRST_CAPACITY * WORDS);
  private count = 0;

  /** The row where the id stood first; the given one, which is kept, where it is new. */
  firstRow(id: string, row: number): number {
    if (this.count * 2 >= this.table.length / WORDS) this.grow();
    const digest = hash('sha256', id, 'buffer');
    const entry = [
      digest.readUInt32LE(0),
      digest.readUInt32LE(4),
      digest.readUInt32LE(8),
      row,
    ] as const;
    return this.put(entry);
  }

  /** Open addressing; row 0 marks an empty place, since the header is row 1. */
  private put(entry: readonly [number, number, number, number]): number {
    const { table } = this;
    const capacity = table.length / WORDS;
    let at = (entry[0] % capacity) * WORDS;
    while (table[at + 3] !== 0) {
      const isSame =
        table[at] === entry[0] && table[at + 1] === entry[1] && table[at + 2] === entry[2];
      if (isSame) return table[at + 3] as number;
      at = (at + WORDS) % table.length;
    }
    table.set(entry, at);
    this.count += 1;
    return entry[3];
  }

  private grow(): void {
    const old = this.table;
    this.table = new Uint32Array(old.length * 2);
    this.count = 0;
    for (let at = 0; at < old.length; at += WORDS) {
      const [a = 0, b = 0, c = 0, row = 0] = old.subarray(at, at + WORDS);
      if (row !== 0) this.put([a, b, c, row]);
    }
  }
}
