/** Kinds of values as FEEL names its types (DMN 1.5, table 45). */
export type FeelKind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'list'
  | 'context'
  | 'range'
  | 'function'
  | 'date'
  | 'time'
  | 'date and time'
  | 'years and months duration'
  | 'days and time duration';

/** A type of FEEL (DMN 1.5, 10.3.2.9). */
export type FeelType =
  | FeelSimpleType
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly entries: readonly FeelTypeEntry[] }
  | {
      readonly kind: 'function';
      readonly parameters: readonly FeelType[];
      readonly result: FeelType;
    }
  /** A type that narrows another by allowed values. */
  | { readonly kind: 'allowed'; readonly of: FeelType; readonly test: (value: unknown) => boolean };

export interface FeelTypeEntry {
  readonly name: string;
  readonly type: FeelType;
}

export type FeelSimpleType = 'Any' | 'Null' | 'list' | 'context' | 'function' | 'range' | FeelKind;

const SIMPLE_TYPES: ReadonlyMap<string, FeelSimpleType> = new Map<string, FeelSimpleType>([
  ['Any', 'Any'],
  ['any', 'Any'],
  ['Null', 'Null'],
  ['null', 'Null'],
  ['boolean', 'boolean'],
  ['string', 'string'],
  ['number', 'number'],
  ['list', 'list'],
  ['context', 'context'],
  ['range', 'range'],
  ['function', 'function'],
  ['date', 'date'],
  ['time', 'time'],
  ['date and time', 'date and time'],
  ['dateTime', 'date and time'],
  ['days and time duration', 'days and time duration'],
  ['dayTimeDuration', 'days and time duration'],
  ['years and months duration', 'years and months duration'],
  ['yearMonthDuration', 'years and months duration'],
]);

/** The type that a name of FEEL (or of DMN 1.1's schema) stands for. */
export function simpleType(name: string): FeelSimpleType | undefined {
  return SIMPLE_TYPES.get(name.replace(/\s+/g, ' ').trim());
}
