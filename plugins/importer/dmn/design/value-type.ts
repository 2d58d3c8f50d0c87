import { childNamed, childrenNamed, type Element } from '#plugins/importer/dmn';
import type { InputConfig } from '#schemas';
import { readText } from './expression-text.ts';

export type ValueType = InputConfig['type'];

const NAMES: ReadonlyMap<string, ValueType> = new Map([
  ...(
    [
      'number',
      'string',
      'boolean',
      'date',
      'time',
      'date and time',
      'days and time duration',
      'years and months duration',
      'list',
      'context',
    ] as const
  ).map((name) => [name, name] as const),
  ['Any', 'any'],
  ['any', 'any'],
  ['dateTime', 'date and time'],
  ['dayTimeDuration', 'days and time duration'],
  ['yearMonthDuration', 'years and months duration'],
]);

/** The name of a type in DMN. */
export function typeRefOf(type: ValueType | undefined): string | undefined {
  return type === 'any' ? 'Any' : type;
}

export interface ResolvedType {
  readonly type?: ValueType;
  readonly allowed?: string;
  /** Whether the type says more than that, such as the members of a context. */
  readonly more: boolean;
}

/** Types by the names that a model gives them. */
export type TypeNames = ReadonlyMap<string, Element>;

export function typeNames(root: Element): TypeNames {
  return new Map(
    childrenNamed(root, 'itemDefinition').map((item) => [item.attributes.name ?? '', item]),
  );
}

const MAX_DEPTH = 20;

/** What a reference such as `number`, `feel:number` or `tGrade` stands for. */
export function resolveType(
  reference: string | undefined,
  names: TypeNames,
  depth = 0,
): ResolvedType {
  if (reference === undefined || reference === '' || depth > MAX_DEPTH) return { more: false };
  const item = names.get(reference) ?? names.get(reference.replace(/^\w+:/, ''));
  if (!item) {
    const type = NAMES.get(reference.replace(/^\w+:/, ''));
    return type === undefined ? { more: true } : { type, more: false };
  }
  return resolveItem(item, names, depth);
}

function resolveItem(item: Element, names: TypeNames, depth: number): ResolvedType {
  if (childNamed(item, 'functionItem')) return { type: 'any', more: true };
  const allowed = readText(childNamed(item, 'allowedValues')) || undefined;
  const isConstrained = childNamed(item, 'typeConstraint') !== undefined;
  if (item.attributes.isCollection === 'true') return { type: 'list', more: true };
  if (childNamed(item, 'itemComponent')) return { type: 'context', more: true };
  const base = resolveType(childNamed(item, 'typeRef')?.text.trim(), names, depth + 1);
  return {
    ...base,
    ...(allowed !== undefined && { allowed }),
    more: base.more || isConstrained || (allowed !== undefined && base.allowed !== undefined),
  };
}
