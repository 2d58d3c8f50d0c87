import { describe, expect, it } from 'vitest';
import { throughNode } from '#tests/flows';

const PORTS = { readings: 'list' };
const swap = (config: object, readings: unknown) =>
  throughNode('meter-swap', config, PORTS, { readings });
const exact = (config: object, readings: unknown) => {
  const result = swap(config, readings);
  return typeof result === 'object' ? result.exact : result;
};

describe('meter readings', () => {
  it('add up over an exchange, each meter told', () => {
    const readings = [
      { meter: 'A', from: '99990', to: '10', digits: 5 },
      { meter: 'B', from: '0', to: '12.5', multiplier: '40' },
    ];
    expect(swap({}, readings)).toEqual({
      exact: '520',
      zh: '表 A：99990 → 10 过零 = 20；表 B：(12.5 − 0) × 40 = 500；合计 = 520',
      en: 'Meter A: 99990 → 10, rolled over = 20; meter B: (12.5 − 0) × 40 = 500; in all = 520',
    });
  });

  it.each([
    [{}, [{ from: '100', to: '160' }], '60'],
    [{ multiplier: '2' }, [{ from: '100', to: '160' }], '120'],
    [{ digits: 4 }, [{ from: '9998', to: '3' }], '5'],
    [{}, [{ from: '5', to: '5' }], '0'],
    [{}, [{ from: '100', to: '99' }], 'reading-below'],
    // Down by one is a wrong reading, not 9,999 units.
    [{ digits: 4 }, [{ from: '100', to: '99' }], 'reading-below'],
    [{ digits: 4, largest: '10000' }, [{ from: '100', to: '99' }], '9999'],
    [{ largest: '50' }, [{ from: '100', to: '160' }], 'reading-too-large'],
    [{ digits: 3 }, [{ from: '100', to: '1000' }], 'register-digits'],
    [{}, [{ from: '-1', to: '3' }], 'register-digits'],
    [{}, [{ from: '1', to: '3', digits: '99' }], 'register-digits'],
    [{ multiplier: '-1' }, [{ from: '1', to: '3' }], 'reading-below'],
    [{}, [], 'readings-missing'],
    [{}, 'x', 'fact-type'],
    [{}, [{ from: '1' }], 'records-invalid'],
    [{}, [1], 'records-invalid'],
    [{}, Array.from({ length: 51 }, () => ({ from: '0', to: '1' })), 'records-invalid'],
  ])('%j %j: %s', (config, readings, expected) => {
    expect(exact(config, readings)).toBe(expected);
  });
});
