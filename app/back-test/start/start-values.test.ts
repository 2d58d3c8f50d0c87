import { describe, expect, it } from 'vitest';
import { askedOf, issuesOfStart, usualStart } from './start-values.ts';

const period = (periodStart: string, periodEnd: string) => ({
  periodStart,
  periodEnd,
  invoices: 1,
});
const PERIODS = [period('2026-03-01', '2026-04-01'), period('2026-02-01', '2026-03-01')];
const usual = usualStart(PERIODS);

describe('a back-test that is to be started', () => {
  it('is usually about everybody and the latest closed period', () => {
    expect(issuesOfStart(usual)).toEqual([]);
    expect(askedOf(usual, PERIODS)).toEqual({
      periodStart: '2026-03-01',
      periodEnd: '2026-04-01',
      projection: 'now',
    });
  });

  it('may be about several periods and a sample', () => {
    const values = { ...usual, from: '2026-02-01', isSample: true, size: '500' };
    expect(askedOf(values, PERIODS)).toMatchObject({
      periodStart: '2026-02-01',
      periodEnd: '2026-04-01',
      sample: 500,
    });
  });

  it('asks for a day only where customers keep their price', () => {
    const dated = { ...usual, effectiveOn: '2026-03-05' };
    expect(askedOf(dated, PERIODS)).not.toHaveProperty('effectiveOn');
    expect(askedOf({ ...dated, projection: 'never' }, PERIODS)).toMatchObject({
      effectiveOn: '2026-03-05',
    });
  });

  it.each([
    [{ from: '2026-03-01', to: '2026-02-01' }, ['badPeriod']],
    [{ isSample: true, size: '0' }, ['badSize']],
    [{ isSample: true, size: '1.5' }, ['badSize']],
    [{ isSample: true, size: '20000000' }, ['badSize']],
    [{ isSample: false, size: 'x' }, []],
  ])('%j has the issues %j', (given, issues) => {
    expect(issuesOfStart({ ...usual, ...given })).toEqual(issues);
  });
});
