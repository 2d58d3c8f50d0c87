import { describe, expect, it } from 'vitest';
import { chooseVersions } from './choose-versions.ts';

const version = (number: number | null) => ({
  version: number,
  state: number === null ? ('draft' as const) : ('published' as const),
  effectiveFrom: null,
});
const ALL = [null, 3, 2, 1].map(version);

describe('the two versions that are compared', () => {
  it.each([
    ['the draft against the live one', ALL, 2, {}, { from: 2, to: 'draft' }],
    ['the newest against the live one', ALL.slice(1), 2, {}, { from: 2, to: 3 }],
    ['the live one against the one before', ALL.slice(1), 3, {}, { from: 2, to: 3 }],
    ['the first against the next, if it is asked for', ALL, 1, { to: '1' }, { from: 2, to: 1 }],
    ['what is asked for', ALL, 2, { from: '3', to: '1' }, { from: 3, to: 1 }],
    ['the usual where the asked for is not there', ALL, 2, { from: '9' }, { from: 2, to: 'draft' }],
    ['a draft of what never was live', ALL.slice(0, 2), null, {}, { from: 3, to: 'draft' }],
    ['nothing where there is one only', ALL.slice(0, 1), null, {}, undefined],
    ['nothing where there is none', [], null, {}, undefined],
  ] as const)('are %s', (_, versions, inForce, wanted, chosen) => {
    const { from, to } = wanted as { from?: string; to?: string };
    expect(chooseVersions(versions, inForce, { from, to })).toEqual(chosen);
  });
});
