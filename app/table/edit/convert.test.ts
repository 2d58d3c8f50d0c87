import { describe, expect, it } from 'vitest';
import { scopeOfNames } from '#engine/core/feel';
import { type Column, cellOf, listedTexts, plainNumber, plainOf } from './index.ts';

const when = (type?: Column['type'], more: Partial<Column> = {}): Column => ({
  field: { part: 'when', at: 0 },
  ...(type && { type }),
  ...more,
});
const then = (type?: Column['type'], more: Partial<Column> = {}): Column => ({
  field: { part: 'then', at: 0 },
  ...(type && { type }),
  ...more,
});

describe('a text that is typed into a condition', () => {
  const tiers = when('string', {
    allowed: '"VIP", "gold", "new"',
    valueLabels: { VIP: { zh: '贵宾', en: 'Very important' } },
  });
  it.each<[string, Column, string, string]>([
    ['nothing', when('number'), '', '-'],
    ['a dash', when('string'), '-', '-'],
    ['spaces', when('date'), '  ', '-'],
    ['a number', when('number'), '100', '100'],
    ['a number with thousands', when('number'), '1,234.50', '1234.50'],
    ['what may be two numbers', when('number'), '1,234', '1,234'],
    ['millions', when('number'), '1,234,567', '1234567'],
    ['money', when('number'), '¥1,234.50', '1234.50'],
    ['a percentage', when('number'), '12.5%', '0.125'],
    ['a comparison', when('number'), '>=100', '>=100'],
    ['a comparison of a long number', when('number'), '>= 1,000.00', '>= 1000.00'],
    ['signs of mathematics', when('number'), '≥100', '>=100'],
    ['a Chinese keyboard', when('number'), '＞＝１００', '>=100'],
    ['a span', when('number'), '100-200', '[100..200]'],
    ['a span in Chinese', when('number'), '100～200', '[100..200]'],
    ['a span that runs down', when('number'), '200-100', '200-100'],
    ['a range of FEEL', when('number'), '[1..9]', '[1..9]'],
    ['numbers between Chinese commas', when('number'), '１００、200', '100, 200'],
    ['a list of numbers', when('number'), '100, 300', '100, 300'],
    ['a word', when('string'), 'month-to-month', '"month-to-month"'],
    ['a word in Chinese', when('string'), '包月', '"包月"'],
    ['a word in quotes', when('string'), '"VIP"', '"VIP"'],
    ['quotes of a Chinese keyboard', when('string'), '“VIP”', '"VIP"'],
    ['a list in quotes', when('string'), '"VIP", "gold"', '"VIP", "gold"'],
    ['a word with quotes inside', when('string'), '5" pipe', '"5\\" pipe"'],
    ['a number among texts', when('string'), '007', '"007"'],
    ['a number of a Chinese keyboard among texts', when('string'), '１２３', '"123"'],
    ['texts between Chinese commas', when('string'), '“VIP”、“gold”', '"VIP", "gold"'],
    ['a Chinese comma in a text', when('string'), '买一、送一', '"买一、送一"'],
    ['an allowed value of a Chinese keyboard', tiers, 'ｇｏｌｄ', '"gold"'],
    ['a date among texts', when('string'), '2026-01-31', '"2026-01-31"'],
    ['yes among texts', when('string'), 'true', '"true"'],
    ['a negation', when('string'), 'not("VIP")', 'not("VIP")'],
    ['null', when('string'), 'null', 'null'],
    ['an allowed value', tiers, 'gold', '"gold"'],
    ['allowed values', tiers, 'gold, new', '"gold", "new"'],
    ['what a value is called', tiers, '贵宾', '"VIP"'],
    ['and in the other language', tiers, 'Very important', '"VIP"'],
    ['labels and values', tiers, '贵宾、gold', '"VIP", "gold"'],
    ['something broken', when('string'), '"VIP', '"VIP'],
    ['FEEL as it stands', when('string'), '=lower case(x)', 'lower case(x)'],
    ['a day', when('date'), '2026-01-31', 'date("2026-01-31")'],
    ['a day of Excel', when('date'), '2026/1/5', 'date("2026-01-05")'],
    ['a day in Chinese', when('date'), '2026年1月5日', 'date("2026-01-05")'],
    ['from a day on', when('date'), '>= 2026-01-05', '>= date("2026-01-05")'],
    ['no day', when('date'), '2026-02-30', '2026-02-30'],
    ['a day that could be two', when('date'), '1/2/2026', '1/2/2026'],
    ['yes', when('boolean'), '是', 'true'],
    ['no', when('boolean'), 'FALSE', 'false'],
    ['a word without a type', when(), 'gold', '"gold"'],
    ['a number without a type', when(), '1,234.50', '1234.50'],
    [
      'a name without a type',
      when(undefined, { scope: scopeOfNames(['limit']) }),
      '> limit',
      '> limit',
    ],
    ['a day without a type', when(), '2026-01-31', 'date("2026-01-31")'],
  ])('%s', (_, column, typed, cell) => {
    expect(cellOf(typed, column)).toBe(cell);
  });
});

describe('a text that is typed into a result', () => {
  it.each<[Column, string, string]>([
    [then('number'), '1,234', '1234'],
    [then('number'), '', '-'],
    [then('number'), '.5', '0.5'],
    [then('number'), '-0.55', '-0.55'],
    [then('number'), 'quantity * 2', 'quantity * 2'],
    [then('string'), '标准价', '"标准价"'],
    [then('string'), 'a, b', '"a, b"'],
    [then('boolean'), 'yes', 'true'],
    [then(), 'standard', '"standard"'],
    [then(undefined, { scope: scopeOfNames(['base']) }), 'base * 1.1', 'base * 1.1'],
  ])('%o: %s', (column, typed, cell) => {
    expect(cellOf(typed, column)).toBe(cell);
  });
});

describe('a text that is pasted', () => {
  it('is one number where a spreadsheet shows one', () => {
    expect(cellOf('1,234', when('number'), { isPasted: true })).toBe('1234');
    expect(cellOf('"1,234.5"', then('number'), { isPasted: true })).toBe('1234.5');
    expect(cellOf('"much"', then('number'), { isPasted: true })).toBe('"much"');
  });
  it('is exact, however long', () => {
    expect(plainNumber('12,345,678,901,234,567,890.123456789')).toBe(
      '12345678901234567890.123456789',
    );
    expect(plainNumber('0.1%')).toBe('0.001');
    expect(plainNumber('1,23')).toBeUndefined();
  });
});

describe('members of a row', () => {
  it.each<['from' | 'to' | 'note', string, string]>([
    ['from', '2026/3/1', '2026-03-01'],
    ['to', '', ''],
    ['to', 'soon', 'soon'],
    ['note', ' as agreed ', ' as agreed'],
  ])('%s: %s', (part, typed, cell) => {
    expect(cellOf(typed, { field: { part, at: 0 } })).toBe(cell);
  });
});

describe('a cell as a spreadsheet holds it', () => {
  it.each<[Column, string, string]>([
    [when('string'), '"VIP"', 'VIP'],
    [when('string'), '"007"', '007'],
    [when('string'), '"VIP", "gold"', '"VIP", "gold"'],
    [when('string'), '"true"', 'true'],
    [when(), '"007"', '"007"'],
    [when('number'), '-', ''],
    [when('number'), '1234.50', '1234.50'],
    [when('number'), '[1..9]', '[1..9]'],
    [when('number'), '1,234', '=1,234'],
    [when('date'), 'date("2026-01-31")', '2026-01-31'],
    [then('string'), '"a, b"', 'a, b'],
    [then('string'), '"-"', '"-"'],
    [then('string'), '" a"', '" a"'],
  ])('%o: %s', (column, cell, plain) => {
    expect(plainOf(cell, column)).toBe(plain);
    expect(cellOf(plain, column, { isPasted: true })).toBe(cell);
  });
});

describe('texts that a cell lists', () => {
  it.each([
    ['"a"', ['a']],
    ['"a", "b\\"c"', ['a', 'b"c']],
    ['not("a")', undefined],
    ['"a\\n"', undefined],
    ['a', undefined],
  ])('%s', (cell, texts) => {
    expect(listedTexts(cell)).toEqual(texts);
  });
});
