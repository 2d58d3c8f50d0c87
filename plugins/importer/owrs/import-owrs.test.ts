import { describe, expect, it } from 'vitest';
import { compileBundle } from '#engine/core/rating';
import type { Computation } from '#schemas';
import { importOwrs } from './import-owrs.ts';

/** A file with one class, its fields indented by four. */
const fileOf = (fields: string, name = 'R'): string =>
  `metadata:\n  utility_name: Springs\nrate_structure:\n  ${name}:\n${fields
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`;

function rate(fields: string, attributes: Record<string, unknown>): Computation {
  const { bundle, report } = importOwrs(fileOf(fields), {});
  if (!bundle) throw new Error(report.map(({ message }) => message.en).join('; '));
  const compiled = compileBundle(bundle);
  if (!compiled.ok) throw new Error(compiled.issues.map(({ message }) => message.en).join('; '));
  expect(compiled.bundle.warnings).toEqual([]);
  return compiled.bundle.rate({ attributes });
}

/** The exact amounts by line, or the codes of the issues. */
function lines(fields: string, attributes: Record<string, unknown>): unknown {
  const result = rate(fields, attributes);
  if ('issues' in result) return result.issues.map(({ code }) => code);
  return Object.fromEntries(
    result.lines.map(({ name, amountUnrounded }) => [name?.en, amountUnrounded]),
  );
}

const codes = (text: string, name?: string): string[] => {
  const { bundle, report } = importOwrs(text, name === undefined ? {} : { class: name });
  expect(bundle).toBeUndefined();
  return report.map(({ code }) => code);
};

const TWO = 'rate_structure:\n  A: {bill: 1}\n  B: {bill: 2}\n';

describe('choosing the class', () => {
  it('lists the classes where one must be chosen', () => {
    expect(codes(TWO)).toEqual(['owrs-class-needed']);
    expect(importOwrs(TWO, {}).report[0]?.message.en).toContain('A, B');
    expect(codes(TWO, 'C')).toEqual(['owrs-unknown-class']);
    expect(importOwrs(TWO, { class: 'B' }).bundle).toMatchObject({ currency: 'USD' });
  });
});

describe('files that are refused', () => {
  it.each([
    ['an unclosed list', 'rate_structure: [1', 'owrs-yaml'],
    ['a key twice', 'rate_structure:\n  A:\n    bill: 1\n    bill: 2\n', 'owrs-yaml'],
    ['a key twice by its text', 'rate_structure:\n  A: {1: a, "1": b, bill: 1}', 'owrs-yaml'],
    ['tabs as indentation', 'rate_structure:\n\tA:\n\t\tbill: 1\n', 'owrs-yaml'],
    ['a tab after a dash', 'rate_structure:\n  A:\n    b:\n      -\t1\n    bill: 1\n', 'owrs-yaml'],
    ['an alias to nothing', 'rate_structure: *x\n', 'owrs-yaml'],
    ['nothing', '', 'owrs-no-rate-structure'],
    ['a list', '- 1', 'owrs-no-rate-structure'],
    ['no class', 'rate_structure: {}', 'owrs-no-rate-structure'],
    ['a class that is no map', 'rate_structure: {A: 5}', 'owrs-no-bill'],
  ])('%s', (_, text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it('takes a tab before a colon', () => {
    expect(lines('a\t: 1.50\nbill\t: a', {})).toEqual({ a: '1.5' });
  });
});

describe('classes that are refused', () => {
  it.each([
    ['a: 1', ['owrs-no-bill']],
    ['bill: {depends_on: x, values: {a: 1}}', ['owrs-bad-bill']],
    ['bill: [1, 2]', ['owrs-bad-bill']],
    ['bill: Tiered', ['owrs-bad-bill']],
    ['bill: a+', ['owrs-bad-bill']],
    ['bill: a+b+a', ['owrs-undefined-name', 'owrs-undefined-name']],
    ['a: b\nb: a\nbill: a', ['owrs-cycle']],
    ['a: 1 2\nbill: a', ['owrs-formula']],
    ['a: [1, 2]\nbill: a', ['owrs-field']],
    ['a: {values: {x: 1}}\nbill: a', ['owrs-field']],
    ['a: {depends_on: x}\nbill: a', ['owrs-field']],
    ['a: {depends_on: x, values: {y: [1, 2]}}\nbill: a', ['owrs-field']],
    ['a: {depends_on: x, values: {y: none_such}}\nbill: a', ['owrs-undefined-name']],
    ['c: Tiered\ntier_starts: [0, 5]\nbill: c', ['owrs-tiers']],
    ['c: Tiered\ntier_starts: [0, 5]\ntier_prices: [1]\nbill: c', ['owrs-tiers']],
    ['c: Tiered\ntier_starts: [0, 50%]\ntier_prices: [1, 2]\nbill: c', ['owrs-percent-in-tiered']],
    ['c: Budget\ntier_starts: [0, 5]\ntier_prices: [1, 2]\nbill: c', ['owrs-tiers']],
    [
      'c: Budget\nbudget: 9\ntier_starts: [0, Someword]\ntier_prices: [1, 2]\nbill: c',
      ['owrs-undefined-name'],
    ],
    [
      'sewer_charge: Tiered\ntier_starts: [0]\ntier_prices: [1]\nbill: sewer_charge',
      ['owrs-tiers', 'owrs-tiers'],
    ],
    [
      'flat_rate: {depends_on: season, values: {summer: [1.785*usage_ccf]}}\nc: flat_rate*usage_ccf\nbill: c',
      ['owrs-ambiguous-rate'],
    ],
  ])('%s', (fields, expected) => {
    expect(codes(fileOf(fields))).toEqual(expected);
  });

  it('lets a charge be multiplied by the usage again, and says nothing of what bill never reaches', () => {
    const fields = 'c: 2*usage_ccf\nd: c*usage_ccf\nbroken: 1 2\nstray: {values: 3}\nbill: d';
    expect(lines(fields, { usage_ccf: '3' })).toEqual({ d: '18' });
    expect(importOwrs(fileOf(fields), {}).report).toMatchObject([
      { code: 'owrs-unused-fields', params: { fields: 'broken, stray' } },
    ]);
  });
});

describe('names', () => {
  it('looks in the family of the field: drought by its suffix, commodity for all others', () => {
    const fields = `
rate_commodity: 2
rate_drought: 5
service: rate*10
cut_drought: rate*10
bill: service+cut_drought`;
    expect(lines(fields, {})).toEqual({ service: '20', cut_drought: '50' });
  });

  it('prefers the field of that very name', () => {
    expect(lines('rate: 1\nrate_commodity: 2\na: rate*10\nbill: a', {})).toEqual({ a: '10' });
  });

  it.each([
    ['days_in_period: 30\nc: days_in_period*2\nbill: c', {}, '60'],
    ['days_in_period: 30\nc: days_in_period*2\nbill: c', { days_in_period: '31' }, '62'],
    ['x: 3\nhhsize_commodity: x+1\nc: hhsize*2\nbill: c', {}, '8'],
    ['x: 3\nhhsize_commodity: x+1\nc: hhsize*2\nbill: c', { hhsize: 5 }, '10'],
    ['season: Winter\nc: {depends_on: season, values: {Winter: 1, Summer: 2}}\nbill: c', {}, '1'],
    [
      'season: Winter\nc: {depends_on: season, values: {Winter: 1, Summer: 2}}\nbill: c',
      { season: 'Summer' },
      '2',
    ],
  ])('takes the customer’s value before the field: %s with %j', (fields, attributes, amount) => {
    expect(lines(fields, attributes)).toEqual({ c: amount });
  });

  it('asks only for what the bill reaches', () => {
    expect(lines('a: 2*irr_area\nb: 3\nbill: b', {})).toEqual({ b: '3' });
    expect(lines('a: 2*irr_area\nbill: a', {})).toEqual(['fact-missing']);
  });
});

describe('tables', () => {
  const SIZES = 'c: {depends_on: size, values: {\'1|1/2"\': 5, "1": 7, 2.0: 9}}\nbill: c';
  it.each([
    [SIZES, { size: '1|1/2"' }, { c: '5' }],
    [SIZES, { size: 1 }, { c: '7' }],
    [SIZES, { size: '2' }, ['lookup-missing']],
    [SIZES, { size: '2.0' }, { c: '9' }],
    [SIZES, {}, ['fact-missing']],
    [
      'c: {depends_on: [a, b], values: {"1|1/2|in": [5]}}\nbill: c',
      { a: '1|1/2', b: 'in' },
      { c: '5' },
    ],
    [
      'c: {depends_on: [a, b], values: {"1|1/2|in": [5]}}\nbill: c',
      { a: 'in', b: '1|1/2' },
      ['lookup-missing'],
    ],
    [
      'x: {depends_on: hhsize, values: {3: 10}}\nc: x*hhsize\nbill: c',
      { hhsize: '3' },
      { c: '30' },
    ],
    ["y: 4\nc: {depends_on: a, values: {'q\"': y+1, n: 2}}\nbill: c", { a: 'q"' }, { c: '5' }],
    ['c: {depends_on: a, values: {p: 2*3, n: 2}}\nbill: c', { a: 'z' }, ['no-rule-matches']],
  ])('%s for %j', (fields, attributes, expected) => {
    expect(lines(fields, attributes)).toEqual(expected);
  });

  const STEPS =
    'c: {depends_on: [irrigated_area], area_starts: [1, 30000], values: [0.75, 0.6]}\nbill: c';
  it.each([
    ['0.5', ['no-rule-matches']],
    ['1', { c: '0.75' }],
    ['29999.9', { c: '0.75' }],
    ['30000', { c: '0.6' }],
  ])('takes the step that %s has reached', (irrigated_area, expected) => {
    expect(lines(STEPS, { irrigated_area })).toEqual(expected);
  });
});

describe('tiers', () => {
  const charge = (starts: string, prices: string, model = 'Tiered', more = '') =>
    `commodity_charge: ${model}\ntier_starts: ${starts}\ntier_prices_commodity: ${prices}\n${more}\nbill: commodity_charge`;
  const byKey = (values: string) => `{depends_on: k, values: ${values}}`;
  const BUDGET = 'budget: indoor+outdoor\nindoor: 10.5\noutdoor_commodity: hhsize*3*(1/2)';

  it.each([
    ['whole starts', charge('[0, 15]', '[1, 10]'), { usage_ccf: '14.25' }, '16.5'],
    ['the first start is ignored', charge('[1, 15]', '[1, 10]'), { usage_ccf: '14' }, '14'],
    ['fractional starts', charge('[0, 7.5]', '[1, 10]'), { usage_ccf: '7.5' }, '16.5'],
    ['starts that fall', charge('[0, 30, 50, 13]', '[1, 2, 3, 4]'), { usage_ccf: '60' }, '113'],
    ['no usage', charge('[0, 15]', '[1, 10]'), { usage_ccf: '0' }, '0'],
    ['a return of water', charge('[0, 15]', '[1, 10]'), { usage_ccf: '-3' }, '0'],
    ['one tier', charge('0', '4'), { usage_ccf: '3' }, '12'],
    ['starts by formula', charge('[0, hhsize*2+1]', '[1, 10]'), { usage_ccf: 9, hhsize: 3 }, '36'],
    [
      'ends of a budget',
      charge('[0, 15]', '[1, 10]', 'Budget', 'budget: 1'),
      { usage_ccf: 16 },
      '25',
    ],
    [
      'ties to even, operands first',
      charge('[0, indoor, 100%, 150%]', '[1, 10, 100, 1000]', 'Budget', BUDGET),
      { usage_ccf: '40', hhsize: '3' },
      // indoor 10.5 → 10; budget 10 + round(4.5) = 14; 150 % of it is 21.
      String(10 + 40 + 700 + 19_000),
    ],
    [
      'bounds that cross',
      charge('[0, 100%, indoor]', '[1, 10, 100]', 'Budget', 'indoor: 2\nbudget: 5'),
      { usage_ccf: '7' },
      '205',
    ],
  ])('%s', (_, fields, attributes, amount) => {
    expect(lines(fields, attributes)).toEqual({ commodity_charge: amount });
  });

  const VARYING = charge(
    byKey('{a: [0, 11, 21], b: [0, 6], c: 0}'),
    byKey('{a: [1, 10, 100], b: [2, 20], c: 3}'),
  );
  it.each([
    ['a', '25', '610'],
    ['b', '25', '410'],
    ['c', '25', '75'],
  ])('as many tiers as the key %s has', (k, usage_ccf, amount) => {
    expect(lines(VARYING, { k, usage_ccf })).toEqual({ commodity_charge: amount });
  });

  it('refuses a key that one of two tables lacks', () => {
    const fields = charge(byKey('{a: [0, 5], b: [0, 9]}'), byKey('{a: [1, 2]}'));
    expect(lines(fields, { k: 'a', usage_ccf: 5 })).toEqual({ commodity_charge: '6' });
    expect(lines(fields, { k: 'b', usage_ccf: 5 })).toEqual(['lookup-missing']);
    const single = charge(byKey('{a: 0}'), '[3]');
    expect(lines(single, { k: 'z', usage_ccf: 5 })).toEqual(['lookup-missing']);
    expect(lines(single, { k: 'a', usage_ccf: 5 })).toEqual({ commodity_charge: '15' });
  });

  it('refuses a bill where tables by different keys give different numbers of tiers', () => {
    const fields = charge(
      byKey('{a: [0, 5], b: [0, 5, 9]}'),
      '{depends_on: m, values: {x: [1, 2], y: [1, 2, 3]}}',
    );
    expect(lines(fields, { k: 'a', m: 'x', usage_ccf: 5 })).toEqual({ commodity_charge: '6' });
    expect(lines(fields, { k: 'b', m: 'y', usage_ccf: 10 })).toEqual({ commodity_charge: '18' });
    expect(lines(fields, { k: 'a', m: 'y', usage_ccf: 5 })).toEqual(['lookup-missing']);
  });

  it('takes percentages and words from rows of a table', () => {
    const fields = charge(
      byKey('{a: [0, 50%, 9], b: [0, indoor, 100%]}'),
      '[1, 10, 100]',
      'Budget',
      'budget: 7\nindoor: 2',
    );
    expect(lines(fields, { k: 'a', usage_ccf: 10 })).toEqual({ commodity_charge: '154' });
    expect(lines(fields, { k: 'b', usage_ccf: 10 })).toEqual({ commodity_charge: '352' });
  });

  it('takes the tables of the sewer for its charge', () => {
    const fields = `
sewer_charge: Budget
sewer_budget: 10
sewer_tier_starts: [0, 50%]
sewer_tier_prices: [1, 2]
bill: sewer_charge`;
    expect(lines(fields, { usage_ccf: 8 })).toEqual({ sewer_charge: '11' });
  });

  it('says where starts are odd', () => {
    const { report } = importOwrs(fileOf(charge('[1, 5, 3]', '[1, 2, 3]')), {});
    expect(report.map(({ code }) => code)).toEqual([
      'owrs-first-start',
      'owrs-starts-not-increasing',
    ]);
  });
});

describe('the bundle', () => {
  it('rounds once, at the total', () => {
    const result = rate('a: 0.004\nb: 0.004\nc: 0.007\nbill: a+b+c', {});
    expect(result).toMatchObject({ total: '0.02' });
  });

  it('is named after utility and class, for names of any script', () => {
    const text = 'metadata: {utility_name: 自来水}\nrate_structure: {居民: {bill: 1}}';
    const { bundle } = importOwrs(text, {});
    expect(bundle).toMatchObject({ entry: 'utility-class', name: { en: '自来水 居民' } });
    expect(compileBundle(bundle).ok).toBe(true);
  });
});
