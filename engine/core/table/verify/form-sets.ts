import { type FeelKind, type FeelValue, typeName } from '#engine/core/feel';
import { type AtomSet, intersect, NO_ATOMS, unite, without } from './atom-set.ts';
import { type Block, equalAtoms, isZeroDuration, orderedAtoms } from './block.ts';
import type { CellForm, OrderOperator } from './cell-form.ts';

/** Atom 0 is null, atom 1 all values of kinds that the column isn't about. */
export const NULL_ATOM: AtomSet = [0, 1];
export const FOREIGN_ATOM: AtomSet = [1, 2];

/** Where a form is surely true and surely false; elsewhere it is unknown to FEEL or, inexact, to us. */
export interface FormSets {
  readonly yes: AtomSet;
  readonly no: AtomSet;
  readonly exact: boolean;
}

/** The atoms that forms are read over. */
export interface Atoms {
  readonly blocks: ReadonlyMap<FeelKind, Block>;
  readonly all: AtomSet;
}

const UNKNOWN: FormSets = { yes: NO_ATOMS, no: NO_ATOMS, exact: false };
const NEVER: FormSets = { yes: NO_ATOMS, no: NO_ATOMS, exact: true };

const wholeOf = ({ base, size }: Block): AtomSet => [base, base + size];

function equals(value: FeelValue, { blocks, all }: Atoms): FormSets {
  if (value === null) return { yes: NULL_ATOM, no: without(all, NULL_ATOM), exact: true };
  const block = blocks.get(typeName(value));
  if (isZeroDuration(value) && (!block || blocks.size > 1)) return UNKNOWN;
  if (!block) return { yes: NO_ATOMS, no: NULL_ATOM, exact: true };
  const yes = equalAtoms(block, value);
  return { yes, no: unite(NULL_ATOM, without(wholeOf(block), yes)), exact: true };
}

function order(operator: OrderOperator, value: FeelValue, { blocks }: Atoms): FormSets {
  const block = value === null ? undefined : blocks.get(typeName(value));
  if (!block || block.kind === 'boolean') return NEVER;
  const yes = orderedAtoms(block, operator, value);
  const ordered: AtomSet = block.scale
    ? wholeOf(block)
    : [block.base, block.base + block.values.length];
  return { yes, no: without(ordered, yes), exact: block.scale !== undefined };
}

function fold(
  parts: readonly FormSets[],
  yes: (left: AtomSet, right: AtomSet) => AtomSet,
  no: (left: AtomSet, right: AtomSet) => AtomSet,
  start: FormSets,
): FormSets {
  return parts.reduce(
    (left, right) => ({
      yes: yes(left.yes, right.yes),
      no: no(left.no, right.no),
      exact: left.exact && right.exact,
    }),
    start,
  );
}

/** Reads a form in the three-valued logic of FEEL. */
export function setsOf(form: CellForm, atoms: Atoms): FormSets {
  const { all } = atoms;
  switch (form.kind) {
    case 'any':
      return { yes: all, no: NO_ATOMS, exact: true };
    case 'opaque':
      return UNKNOWN;
    case 'equals':
      return equals(form.value, atoms);
    case 'order':
      return order(form.operator, form.value, atoms);
    case 'not': {
      const { yes, no, exact } = setsOf(form.form, atoms);
      return { yes: no, no: yes, exact };
    }
  }
  const parts = form.forms.map((each) => setsOf(each, atoms));
  if (form.kind === 'and')
    return fold(parts, intersect, unite, { yes: all, no: NO_ATOMS, exact: true });
  const either = fold(parts, unite, intersect, { yes: NO_ATOMS, no: all, exact: true });
  if (form.kind === 'or') return either;
  return { ...either, no: either.exact ? without(all, either.yes) : NO_ATOMS };
}

/** Every constant of a form. */
export function constantsOf(form: CellForm): FeelValue[] {
  switch (form.kind) {
    case 'any':
    case 'opaque':
      return [];
    case 'equals':
    case 'order':
      return [form.value];
    case 'not':
      return constantsOf(form.form);
    default:
      return form.forms.flatMap(constantsOf);
  }
}

/** Lists of constants also equal whole lists, which only a column with a type rules out. */
export function hasList(form: CellForm): boolean {
  if (form.kind === 'listed') return true;
  if (form.kind === 'not') return hasList(form.form);
  return 'forms' in form ? form.forms.some(hasList) : false;
}

/** Whether a form asks for an order anywhere. */
export function isInterval(form: CellForm): boolean {
  if (form.kind === 'order') return true;
  if (form.kind === 'not') return isInterval(form.form);
  return 'forms' in form ? form.forms.some(isInterval) : false;
}
