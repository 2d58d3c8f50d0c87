import { describe, expect, it } from 'vitest';
import type { PriceCard } from '#engine/runtime/design';
import type { Plan } from '#schemas';
import { quoteInput, usualOrder } from './quote-order.ts';

const text = (words: string) => ({ zh: words, en: words });

const plan: Plan = {
  kind: 'plan',
  key: 'home',
  name: text('Home'),
  currency: 'CNY',
  billing: {
    interval: { unit: 'month', count: 1 },
    timing: 'advance',
    anchor: 'calendar',
    proration: 'by-day',
  },
  attributes: [
    { key: 'speed', label: text('Speed'), type: 'number', allowed: [100, 300], default: 300 },
    { key: 'term', label: text('Term'), type: 'string', allowed: ['month', 'year'] },
    { key: 'area', label: text('Area'), type: 'number' },
    { key: 'firm', label: text('Firm'), type: 'boolean' },
  ],
  modules: [
    { key: 'base', type: 'base-service', name: text('Base'), flow: 'f', required: true },
    { key: 'voice', type: 'add-on', name: text('Voice'), flow: 'v', quantity: { default: 2 } },
  ],
};

const card = {
  modules: [{ key: 'voice', choices: [{ kind: 'usage', key: 'minutes', values: ['100', '400'] }] }],
} as unknown as PriceCard;

describe('an order to try', () => {
  it('begins with usual values and the modules that are required', () => {
    expect(usualOrder(plan, card)).toEqual({
      attributes: { speed: '300', term: 'month', area: '1', firm: '' },
      modules: { base: { quantity: '1', usage: {} } },
    });
  });

  it('begins with the first module where none is required', () => {
    const modules = plan.modules.toReversed();
    const free = { ...plan, modules: modules.map((module) => ({ ...module, required: false })) };
    expect(usualOrder(free, card).modules).toEqual({
      voice: { quantity: '2', usage: { minutes: '400' } },
    });
  });

  it('asks the server for what can be read of it, each value by its type', () => {
    const order = {
      attributes: { speed: '100', term: 'year', area: '88.5', firm: 'true' },
      modules: {
        base: { quantity: 'many', usage: {} },
        voice: { quantity: '3', usage: { minutes: '12.', texts: '40' } },
      },
    };
    expect(quoteInput(plan, order, 2)).toEqual({
      key: 'home',
      version: 2,
      attributes: { speed: 100, term: 'year', area: '88.5', firm: true },
      items: [{ module: 'base' }, { module: 'voice', quantity: '3', usage: { texts: '40' } }],
    });
  });
});
