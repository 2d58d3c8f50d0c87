import { describe, expect, it } from 'vitest';
import type { PricingFlow, Scenario } from '#schemas';
import { sketchFlow } from '#tests/flows';
import { applyEdit, type Edit, openHistory, perform, redo, scenariosOf, undo } from './index.ts';

const FLOW = sketchFlow({ fee: { kind: 'flat', config: { price: '1' } } }, []);
const ONE: Scenario = {
  id: 'one',
  name: 'One',
  currency: 'CNY',
  facts: { usage: { minutes: '3' } },
  expected: { lines: [{ item: 'fee', amount: '1' }] },
};
const WITH_ONE: PricingFlow = { ...FLOW, scenarios: [ONE] };

const resultOf = (...edits: Edit[]): readonly Scenario[] =>
  scenariosOf(edits.reduce((flow, edit) => applyEdit(flow, edit), WITH_ONE));

describe('scenarios of a draft', () => {
  it('are added with an id of their own', () => {
    const added = resultOf(
      { type: 'add-scenario', scenario: ONE },
      { type: 'add-scenario', scenario: ONE },
    );
    expect(added.map(({ id }) => id)).toEqual(['one', 'one-2', 'one-3']);
  });

  it('are duplicated behind their source, and removed', () => {
    const both = resultOf(
      { type: 'add-scenario', scenario: { ...ONE, id: 'two' } },
      { type: 'duplicate-scenario', scenario: 'one', name: 'Copy' },
      { type: 'remove-scenario', scenario: 'two' },
    );
    expect(both.map(({ id, name }) => [id, name])).toEqual([
      ['one', 'One'],
      ['one-2', 'Copy'],
    ]);
    expect(applyEdit(WITH_ONE, { type: 'remove-scenario', scenario: 'one' })).toEqual(FLOW);
  });

  it.each<[string, (string | number)[], unknown, Partial<Scenario>]>([
    ['a name', ['name'], 'Other', { name: 'Other' }],
    ['a fact', ['facts', 'usage', 'minutes'], '4', { facts: { usage: { minutes: '4' } } }],
    ['a fact that is gone', ['facts', 'usage', 'minutes'], undefined, { facts: { usage: {} } }],
    [
      'a new fact',
      ['facts', 'customer', 'tier'],
      'VIP',
      {
        facts: { usage: { minutes: '3' }, customer: { tier: 'VIP' } },
      },
    ],
    ['what is expected', ['expected'], { issue: 'x' }, { expected: { issue: 'x' } }],
    [
      'a figure',
      ['expected', 'lines', 0, 'amount'],
      '2',
      {
        expected: { lines: [{ item: 'fee', amount: '2' }] },
      },
    ],
  ])('take %s', (_, path, value, expected) => {
    expect(resultOf({ type: 'set-scenario', scenario: 'one', path, value })[0]).toEqual({
      ...ONE,
      ...expected,
    });
  });

  it.each<[string, (string | number)[], unknown]>([
    ['another id', ['id'], 'two'],
    ['no name', ['name'], ''],
    ['no facts', ['facts'], undefined],
    ['nothing at all', [], {}],
    ['a prototype', ['facts', '__proto__'], {}],
  ])('refuse %s', (_, path, value) => {
    const edit: Edit = { type: 'set-scenario', scenario: 'one', path, value };
    expect(applyEdit(WITH_ONE, edit)).toBe(WITH_ONE);
  });

  it('are one step of the history while they are typed, and come back', () => {
    let history = openHistory(WITH_ONE);
    for (const [at, value] of ['T', 'Tw', 'Two'].entries()) {
      history = perform(
        history,
        { type: 'set-scenario', scenario: 'one', path: ['name'], value },
        at,
      );
    }
    expect(history.past).toHaveLength(1);
    expect(undo(history).present).toBe(WITH_ONE);
    expect(scenariosOf(redo(undo(history)).present)[0]?.name).toBe('Two');
  });

  it('that are no scenarios are left out, and left alone', () => {
    const scenarios = [ONE, { id: 'x' }, null] as unknown as Scenario[];
    expect(scenariosOf({ ...FLOW, scenarios })).toEqual([ONE]);
    expect(scenariosOf({ ...FLOW, scenarios: 'none' as never })).toEqual([]);
  });
});
