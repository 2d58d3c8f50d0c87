import { describe, expect, it } from 'vitest';
import { SeenIds } from './seen-ids.ts';

describe('SeenIds', () => {
  it('gives the row where an id stood first, also after growing', () => {
    const seen = new SeenIds();
    for (let row = 2; row < 50_002; row += 1) expect(seen.firstRow(`id-${row}`, row)).toBe(row);
    for (let row = 2; row < 50_002; row += 97) expect(seen.firstRow(`id-${row}`, 9)).toBe(row);
    expect(seen.firstRow('客户', 60_000)).toBe(60_000);
    expect(seen.firstRow('客户', 60_001)).toBe(60_000);
  });
});
