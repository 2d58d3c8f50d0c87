import { describe, expect, it } from 'vitest';
import { throughNode } from '#tests/flows';

const CONFIG = { included: '10', periods: 2, metric: 'gb' };
const PORTS = { quantity: 'number', history: 'list' };
const month = (start: string, gb: string, share?: object) => ({
  start,
  usage: { gb },
  ...(share && { share }),
});
const HISTORY = [month('2026-01-01', '4'), month('2026-02-01', '12'), month('2026-03-01', '7')];

const exact = (
  facts: object,
  config: object = CONFIG,
  ports: Record<string, string> = PORTS,
  output = 'billable',
) => {
  const result = throughNode('rollover', config, ports, facts, output);
  return typeof result === 'object' ? result.exact : result;
};

describe('rollover over periods', () => {
  it('carries what earlier periods left, and says so', () => {
    // January leaves 6; February uses them and 6 of its 10, leaves 4; March uses these 4 and 3.
    expect(
      throughNode('rollover', CONFIG, PORTS, { quantity: '20', history: HISTORY }, 'billable'),
    ).toEqual({
      exact: '3',
      zh: '用量 20，上期结转 7，本期内含 10：超出 3，转入下期 0',
      en: '20 used; 7 carried over, 10 included: 3 to be charged, 0 carried on',
    });
  });

  it.each([
    ['carried in', '7'],
    ['carried out', '16'],
    ['used', '1'],
    ['expired', '0'],
  ])('%s', (output, expected) => {
    expect(exact({ quantity: '1', history: HISTORY }, CONFIG, PORTS, output)).toBe(expected);
  });

  it('counts in what the periods before had, in parts as well', () => {
    const half = { numerator: 1, denominator: 2 };
    const history = [month('2026-01-16', '1', half)];
    const prorated = { ...CONFIG, prorate: true };
    expect(exact({ quantity: '0', history }, prorated, PORTS, 'carried in')).toBe('4');
    expect(exact({ quantity: '0', history }, CONFIG, PORTS, 'carried in')).toBe('9');
  });

  it('gives on what the next period takes', () => {
    const ports = { quantity: 'number', balance: 'any' };
    expect(exact({ quantity: '12', balance: ['3', '4'] }, CONFIG, ports)).toBe('0');
    expect(exact({ quantity: '18', balance: '7' }, CONFIG, ports)).toBe('1');
    // Only as many lots as may still be used.
    expect(exact({ quantity: '18', balance: ['9', '3', '4'] }, CONFIG, ports)).toBe('1');
  });

  it('is the same by balance as by history', () => {
    const ports = { quantity: 'number', balance: 'any' };
    const byHistory = exact({ quantity: '15', history: HISTORY }, CONFIG, PORTS, 'carried out');
    expect(exact({ quantity: '15', balance: ['4', '3'].slice(1) }, CONFIG, ports, 'used')).toBe(
      '13',
    );
    expect(byHistory).toBe('2');
  });

  it.each([
    ['negative-quantity', { quantity: '-1', history: [] }, CONFIG, PORTS],
    ['carried-balance', { quantity: '1', history: [] }, { ...CONFIG, included: '-1' }, PORTS],
    [
      'carried-balance',
      { quantity: '1', balance: ['x'] },
      CONFIG,
      { quantity: 'number', balance: 'any' },
    ],
    ['metric-missing', {}, { included: '1' }, PORTS],
    ['position-missing', {}, CONFIG, { quantity: 'number' }],
  ])('%s', (code, facts, config, ports) => {
    expect(exact(facts, config, ports)).toBe(code);
  });
});
