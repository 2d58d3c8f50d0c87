import { describe, expect, it } from 'vitest';
import { traceFlow } from '#engine/core/flow';
import { amountsOf, compileSketch, issuesOf, sketchFlow } from '#tests/flows';

const GRID = {
  keys: ['region', 'kind'],
  across: 'tier',
  columns: ['gold', 1, '*'],
  rows: [
    { key: ['north', 'home'], values: ['1', '2', '3'] },
    { key: ['north', '*'], values: ['4', null, '6'] },
    { key: ['*', 'home'], values: ['7', '8', null] },
    { key: ['*', '*'], values: [null, null, '9.5'] },
  ],
};

const flow = (config: object = {}) =>
  sketchFlow(
    {
      region: { kind: 'input', config: { type: 'string', required: false } },
      kind: { kind: 'input', config: { type: 'string' } },
      tier: { kind: 'input', config: { type: 'any' } },
      rate: { kind: 'matrix', config: { ...GRID, ...config } },
      fee: { kind: 'flat', config: { price: 'if rate = null then 0 else rate' } },
      line: { kind: 'output-line' },
    },
    ['region -> rate.in', 'kind -> rate.in', 'tier -> rate.in', 'rate -> fee.in', 'fee -> line'],
  );

describe('matrix', () => {
  it.each<[string | null, string, string | number, string]>([
    ['north', 'home', 'gold', '1'],
    ['north', 'home', 1, '2'],
    ['north', 'home', '1', '2'],
    ['north', 'home', 'other', '3'],
    ['north', 'shop', 'gold', '4'],
    ['north', 'shop', 1, '6'],
    ['south', 'home', 'gold', '7'],
    ['south', 'home', 'other', '9.5'],
    ['south', 'shop', 'gold', '9.5'],
    [null, 'shop', 'other', '9.5'],
    ['*', 'home', '*', '9.5'],
  ])('%s × %s × %s: %s', (region, kind, tier, amount) => {
    expect(amountsOf(flow(), { region, kind, tier })).toEqual({ line: amount });
  });

  it('refuses what has no rate, or gives null', () => {
    const config = { rows: GRID.rows.slice(0, 1) };
    const facts = { region: 'south', kind: 'home', tier: 'gold' };
    expect(amountsOf(flow(config), facts)).toBe('rate-missing');
    expect(amountsOf(flow({ ...config, onMissing: 'null' }), facts)).toEqual({ line: '0' });
  });

  it.each<[string, object, string, string]>([
    ['a row twice', { rows: [...GRID.rows, GRID.rows[0]] }, 'duplicate-key', '/rows/4'],
    ['a column twice', { columns: ['gold', 'gold', '*'] }, 'duplicate-key', '/columns/1'],
    ['a row too short', { columns: ['gold', '*'] }, 'matrix-row-length', '/rows/0'],
  ])('reports %s', (_, config, code, path) => {
    expect(issuesOf(flow(config))[0]).toMatchObject({
      code,
      path: `/nodes/3/config${path}`,
    });
  });

  it('says which cell it was', () => {
    const facts = { region: 'south', kind: 'home', tier: 'gold' };
    const { nodes } = traceFlow(compileSketch(flow()), facts);
    expect(nodes.find(({ placed }) => placed.node.id === 'rate')?.explanation).toMatchObject({
      mark: { zh: '第 3 行第 1 列', en: 'row 3, column 1' },
      sentence: { zh: 'rate，south × home × gold：7', en: 'rate, south × home × gold: 7' },
    });
  });
});
