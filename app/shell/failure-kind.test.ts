import { expect, it } from 'vitest';
import { appError } from '#engine/runtime/error';
import { failureKindOf } from './failure-kind.ts';

const text = { zh: '…', en: '…' };

it('names the reason as far as it is known', () => {
  expect(failureKindOf(appError('unavailable', text), true)).toBe('unavailable');
  expect(failureKindOf(appError('forbidden', text), true)).toBe('forbidden');
  expect(failureKindOf(appError('not-found', text), true)).toBe('missing');
  expect(failureKindOf(appError('invalid', text), true)).toBe('missing');
  expect(failureKindOf({ digest: '3095685475' }, true)).toBe('failed');
  expect(failureKindOf(new Error('lost'), false)).toBe('offline');
  expect(failureKindOf(null, true)).toBe('failed');
});
