import { expect, it } from 'vitest';
import { AppError } from './app-error.ts';
import { isLostRace, toAppError } from './to-app-error.ts';

const textOf = (fault: object): string =>
  (toAppError(Object.assign(new Error('select'), fault)) as AppError).text.en;

it("keeps PostgreSQL's account of a row to itself", () => {
  const detail = 'Failing row contains (1, secret).';
  expect(textOf({ code: '23514', detail, constraint_name: 'quantity_positive' })).toBe(
    'a value breaks a rule (quantity_positive)',
  );
  expect(textOf({ code: '22P05', detail })).toBe('a text has a character that can not be stored');
});

it('passes on what the ledger says', () => {
  const text = textOf({ code: 'RC001', detail: 'item 7, period 2026-01-01 to 2026-02-01' });
  expect(text).toContain('(item 7, period 2026-01-01 to 2026-02-01)');
});

it('leaves an error of the program as it is', () => {
  const error = new TypeError('no');
  expect(toAppError(error)).toBe(error);
  expect(toAppError(error)).not.toBeInstanceOf(AppError);
});

it('knows a lost race by its cause, however it was wrapped', () => {
  const race = Object.assign(new Error('deadlock detected'), { code: '40P01' });
  const query = new Error('Failed query', { cause: race });
  expect(isLostRace(race)).toBe(true);
  expect(isLostRace(toAppError(query))).toBe(true);
  expect(isLostRace(Object.assign(new Error('duplicate'), { code: '23505' }))).toBe(false);
  expect(isLostRace('40P01')).toBe(false);
});
