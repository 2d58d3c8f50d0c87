/** A rate file as it stands, numbers still as their literal text. */
export interface OwrsFile {
  metadata: ReadonlyMap<string, string>;
  /** Whether it states one-off connection fees, which are never billed. */
  hasCapacityCharge: boolean;
  classes: ReadonlyMap<string, RateClass>;
}

/** Fields by name; `undefined` where a class is no map of fields. */
export type RateClass = ReadonlyMap<string, Field> | undefined;

export type Field =
  /** One number, formula or charge model; several cells make a table of tiers. */
  | { kind: 'cells'; cells: readonly string[] }
  /** Cells by the values of attributes, joined with `|`. */
  | { kind: 'table'; dependsOn: readonly string[]; rows: ReadonlyMap<string, readonly string[]> }
  /** A value by the step that a number has reached. */
  | { kind: 'steps'; dependsOn: string; starts: readonly string[]; values: readonly string[] }
  | { kind: 'malformed'; reason: FieldFault };

export type FieldFault = 'not-text' | 'no-depends-on' | 'no-values' | 'too-many-rows';

/** The attribute that counts what was used, whatever the file's unit. */
export const USAGE = 'usage_ccf';
