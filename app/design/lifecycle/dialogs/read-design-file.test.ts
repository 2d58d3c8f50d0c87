import { describe, expect, it } from 'vitest';
import { readDesignFile } from './read-design-file.ts';

const flow = (key: string) => ({ kind: 'pricing-flow', key });
const bundle = (designs: unknown, entry = 'a') => ({ kind: 'bundle', entry, designs });
const read = (value: unknown) => readDesignFile(JSON.stringify(value), 'pricing-flow');

describe('a file with a design', () => {
  it.each([
    ['a document', flow('a'), 'a'],
    ['the entry of a bundle', bundle([flow('b'), flow('a')]), 'a'],
    ['the only one of a bundle', bundle([{ kind: 'plan', key: 'p' }, flow('b')], 'p'), 'b'],
  ])('is %s', (_, value, key) => {
    expect(read(value)).toEqual({ ok: true, document: flow(key) });
  });

  it.each([
    ['another kind', { kind: 'plan', key: 'p' }],
    ['a bundle with several and no entry of the kind', bundle([flow('b'), flow('c')])],
    ['a bundle without designs', bundle('none')],
    ['a list', [flow('a')]],
    ['nothing', null],
  ])('is not %s', (_, value) => {
    expect(read(value)).toEqual({ ok: false, reason: 'notDesign' });
  });

  it('has to be JSON', () => {
    expect(readDesignFile('{', 'plan')).toEqual({ ok: false, reason: 'bad' });
  });
});
