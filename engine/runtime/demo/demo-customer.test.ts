import { describe, expect, it } from 'vitest';
import { broadbandPack } from '#plugins/pack/broadband';
import type { Plan } from '#schemas';
import { type DemoCalendar, demoCustomer } from './demo-customer.ts';
import { randomOf } from './random.ts';

const calendar: DemoCalendar = {
  firstMonth: Temporal.PlainDate.from('2026-08-01'),
  closedMonths: 3,
  today: Temporal.PlainDate.from('2026-11-21'),
};
const customers = Array.from({ length: 500 }, (_, index) => demoCustomer(index + 1, calendar));
const plan = broadbandPack.designs.find(({ key }) => key === 'home-broadband') as Plan;

describe('demoCustomer', () => {
  it('gives the same customer for the same number', () => {
    expect(demoCustomer(42, calendar)).toEqual(customers[41]);
    expect(customers[41]).not.toEqual(customers[42]);
  });

  it('takes modules and attributes that the plan has', () => {
    const modules = new Set(plan.modules.map(({ key }) => key));
    const allowed = (key: string) =>
      plan.attributes?.find((each) => each.key === key)?.allowed ?? [];
    for (const { items, bandwidthMbps, contract } of customers) {
      expect(items.every(({ module }) => modules.has(module))).toBe(true);
      expect(new Set(items.map(({ module }) => module)).size).toBe(items.length);
      expect(allowed('bandwidthMbps')).toContain(bandwidthMbps);
      expect(allowed('contract')).toContain(contract);
    }
  });

  it('keeps its dates in order', () => {
    for (const { startsOn, billingFrom, endsOn, usage } of customers) {
      expect(startsOn <= billingFrom).toBe(true);
      expect(billingFrom >= '2026-08-01' && billingFrom < '2026-11-01').toBe(true);
      if (endsOn !== null) expect(endsOn > billingFrom).toBe(true);
      for (const { occurredOn } of usage) {
        expect(occurredOn >= billingFrom && occurredOn <= '2026-11-21').toBe(true);
        expect(endsOn === null || occurredOn < endsOn).toBe(true);
      }
    }
  });

  it('is a mix: new ones, leavers, companies, every module', () => {
    const share = (of: (each: (typeof customers)[number]) => boolean) =>
      customers.filter(of).length;
    expect(share(({ tags }) => tags.includes('new'))).toBeGreaterThan(30);
    expect(share(({ endsOn }) => endsOn !== null)).toBeGreaterThan(5);
    expect(share(({ kind }) => kind === 'company')).toBeGreaterThan(10);
    const used = new Set(customers.flatMap(({ items }) => items.map(({ module }) => module)));
    expect([...used].sort()).toEqual(plan.modules.map(({ key }) => key).sort());
  });

  it('names nobody twice where it matters', () => {
    const distinct = (values: string[]) => new Set(values).size;
    expect(distinct(customers.map(({ externalId }) => externalId))).toBe(500);
    expect(distinct(customers.map(({ device }) => device.mac))).toBe(500);
  });
});

describe('randomOf', () => {
  it('is even enough', () => {
    const random = randomOf(1);
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 4_000; draw += 1) {
      const index = random.below(4);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });
});
