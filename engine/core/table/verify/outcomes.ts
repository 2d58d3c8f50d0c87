import { type FeelValue, feelEquals, isList } from '#engine/core/feel';
import type { TableDefinition } from '#engine/core/table';
import { type CellReader, isBlank } from './cell-form.ts';

/** What the rows of a table give, as far as it is known before they run. */
export class Outcomes {
  private readonly definition: TableDefinition;
  private readonly reader: CellReader;
  private readonly known = new Map<string, FeelValue | undefined>();

  constructor(definition: TableDefinition, reader: CellReader) {
    this.definition = definition;
    this.reader = reader;
  }

  private text(row: number, output: number): string {
    return String(this.definition.rules[row]?.then[output] ?? '').trim();
  }

  /** The value of a result; undefined where it depends on something. */
  private value(row: number, output: number): FeelValue | undefined {
    const text = this.text(row, output);
    if (isBlank(text)) return null;
    if (!this.known.has(text)) this.known.set(text, this.reader.constant(text));
    return this.known.get(text);
  }

  /** True where two rows surely give the same, false where they surely differ. */
  agree(left: number, right: number): boolean | undefined {
    let unknown = false;
    for (const output of this.definition.outputs.keys()) {
      if (this.text(left, output) === this.text(right, output)) continue;
      const [a, b] = [this.value(left, output), this.value(right, output)];
      if (a === undefined || b === undefined) unknown = true;
      else if (feelEquals(a, b) !== true) return false;
    }
    return unknown ? undefined : true;
  }

  /**
   * Priorities of a row's results, output by output, the least winning (DMN 1.5, 8.2.11); undefined
   * where a result isn't known before it runs.
   */
  ranks(row: number): number[] | undefined {
    const ranks: number[] = [];
    for (const [output, { allowed }] of this.definition.outputs.entries()) {
      const value = this.value(row, output);
      if (value === undefined) return undefined;
      const listed = isBlank(allowed) ? [] : this.reader.constant(`[${allowed}]`);
      const values = isList(listed) ? listed : [];
      const position = values.findIndex((each) => feelEquals(each, value) === true);
      ranks.push(position < 0 ? Number.POSITIVE_INFINITY : position);
    }
    return ranks;
  }
}
