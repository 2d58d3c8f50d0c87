import type { FlowDraft } from './flow-draft.ts';
import { nodePrefix } from './names.ts';

const summed = (list: string): string =>
  `sum(concatenate([0], for amount in ${list} return number(amount)))`;

/** The nodes that read the usage of one metric, each made when a charge first asks for it. */
export class MetricUsage {
  private readonly draft: FlowDraft;
  private readonly path: string[];
  private readonly prefix: string;
  private readonly made = new Map<string, string>();

  /** @param path where the facts have the metric's usage */
  constructor(draft: FlowDraft, path: string[], label: string) {
    this.draft = draft;
    this.path = path;
    this.prefix = draft.prefix('metric', nodePrefix(label, 'metric'));
  }

  private once(name: string, make: (id: string) => string): string {
    const known = this.made.get(name);
    if (known !== undefined) return known;
    const id = make(`${this.prefix}_${name}`);
    this.made.set(name, id);
    return id;
  }

  private input(name: string, type: 'number' | 'list'): string {
    return this.once(name, (id) =>
      this.draft.add('input', id, { path: [...this.path, name], type, required: false }),
    );
  }

  private formula(
    name: string,
    sources: readonly string[],
    expression: string,
    note: string,
  ): string {
    return this.once(name, (id) => {
      const formula = this.draft.add('formula', id, { expression, type: 'number' }, note);
      for (const source of sources) this.draft.connect(source, formula, 'in');
      return formula;
    });
  }

  /** The amounts of the single events, as the facts have them. */
  values(): string {
    return this.input('values', 'list');
  }

  /** The units to price: as given, else the sum of the events, else how many there were. */
  units(): string {
    const quantity = this.input('quantity', 'number');
    const values = this.values();
    const events = this.input('events', 'number');
    return this.formula(
      'units',
      [quantity, values, events],
      `if ${quantity} != null then ${quantity} else if ${values} != null then ${summed(values)} else if ${events} != null then ${events} else 0`,
      '用量：quantity；没有则为 values 之和，再没有则为事件数，都没有为 0\nUnits: quantity, else the sum of values, else the number of events, else 0',
    );
  }

  eventCount(): string {
    const units = this.units();
    const values = this.values();
    const events = this.input('events', 'number');
    return this.formula(
      'event_count',
      [units, values, events],
      `if ${events} != null then ${events} else if ${values} != null then count(${values}) else if ${units} = 0 then 0 else 1`,
      '事件数：events；没有则为 values 的个数\nNumber of events: events, else how many values there are',
    );
  }

  proratedValues(): string {
    return this.input('prorated_values', 'list');
  }

  fullQuantity(): string {
    return this.input('full_quantity', 'number');
  }

  /** Units of a prorated charge: as given, else the sum of the events' prorated units. */
  proratedUnits(): string {
    const quantity = this.input('quantity', 'number');
    const prorated = this.proratedValues();
    const units = this.units();
    return this.formula(
      'prorated_units',
      [quantity, prorated, units],
      `if ${quantity} = null and ${prorated} != null then ${summed(prorated)} else ${units}`,
      '折算后用量：quantity；没有则为 prorated_values 之和\nProrated units: quantity, else the sum of prorated_values',
    );
  }

  private record(): string {
    return this.once('usage', (id) =>
      this.draft.add('input', id, { path: this.path, type: 'context', required: false }),
    );
  }

  /** What the events cost by their own account, in cents. */
  givenCents(digits: number): string {
    const usage = this.record();
    const units = this.units();
    const cents = ['amount_cents', 'precise_total_amount_cents', 'sum_event_amount_cents'].map(
      (name) => `if ${usage}.${name} != null then number(${usage}.${name})`,
    );
    const major = `if ${usage}.amount != null then number(${usage}.amount) * ${10 ** digits}`;
    return this.formula(
      'amount_cents',
      [usage, units],
      `if ${units} = 0 then 0 else ${[...cents, major].join(' else ')} else null`,
      '随用量给定的金额（分）\nThe amount that comes with the usage, in cents',
    );
  }

  /** What a custom charge was computed to elsewhere. */
  givenAmount(): string {
    const usage = this.record();
    const units = this.units();
    return this.formula(
      'amount',
      [usage, units],
      `if ${usage}.amount != null then number(${usage}.amount) else if ${units} = 0 then 0 else null`,
      '在别处算出的金额\nAn amount that was computed elsewhere',
    );
  }
}
