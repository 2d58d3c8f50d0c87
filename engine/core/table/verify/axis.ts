import {
  type FeelKind,
  type FeelValue,
  StepLimitError,
  simpleType,
  typeName,
} from '#engine/core/feel';
import {
  type AtomSet,
  atomsOf,
  countAtoms,
  includes,
  intersect,
  NO_ATOMS,
  setOfAtoms,
  unite,
  without,
} from './atom-set.ts';
import { type Block, equalRange, isSingleValue, isVoid, makeBlock, valueIn } from './block.ts';
import type { CellForm, CellReader } from './cell-form.ts';
import {
  constantsOf,
  FOREIGN_ATOM,
  type FormSets,
  hasList,
  isInterval,
  NULL_ATOM,
  setsOf,
} from './form-sets.ts';
import { scaleOf } from './scale.ts';

const SCALARS: ReadonlySet<FeelKind> = new Set<FeelKind>([
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'years and months duration',
  'days and time duration',
]);

/** Cells that we can't read are tried out on columns with so few values. */
const MAX_TRIED_VALUES = 1_000;
/** Atoms that are looked through for a value that reads well. */
const MAX_SAMPLED_ATOMS = 64;

/** The values for which a row surely hits in one column, and those for which it may. */
export interface CellSets {
  readonly lower: AtomSet;
  readonly upper: AtomSet;
}

interface AxisSource {
  /** The column's declared type. */
  readonly type: string | undefined;
  readonly allowed: readonly CellForm[];
  readonly forms: readonly CellForm[];
}

/** Kinds of the column: the declared one, else those of the constants; none for lists and contexts. */
function kindsOf({ type }: AxisSource, constants: readonly FeelValue[]): FeelKind[] {
  const declared = type === undefined ? 'Any' : (simpleType(type) ?? 'context');
  if (declared !== 'Any') return SCALARS.has(declared as FeelKind) ? [declared as FeelKind] : [];
  return [...new Set(constants.map(typeName))].filter((kind) => SCALARS.has(kind));
}

function cutsOf(kind: FeelKind, constants: readonly FeelValue[]): FeelValue[] {
  const scale = scaleOf(kind);
  const values = constants.filter((value) => typeName(value) === kind);
  if (!scale?.equalTo) return values;
  return values.flatMap((value) => {
    const { start, end } = equalRange(scale, value);
    return [value, start, end].filter((cut) => cut !== undefined);
  });
}

/** What one input of a table can be, cut into atoms that no cell of the column tells apart. */
export class Axis {
  readonly blocks: ReadonlyMap<FeelKind, Block>;
  readonly all: AtomSet;
  /** Values that the table is expected to have a row for. */
  readonly expected: AtomSet;
  /** Values that may come at all: null and unexpected kinds too, where nothing forbids them. */
  readonly possible: AtomSet;
  private readonly isOpen: boolean;
  private readonly hasIntervals: boolean;
  private readonly cells = new Map<string, CellSets>();

  constructor(source: AxisSource) {
    const forms = [...source.forms, ...source.allowed];
    const constants = [...new Set(forms)].flatMap(constantsOf);
    const blocks = new Map<FeelKind, Block>();
    let size = 2;
    for (const kind of kindsOf(source, constants)) {
      const block = makeBlock(kind, size, cutsOf(kind, constants));
      blocks.set(kind, block);
      size += block.size;
    }
    this.blocks = blocks;
    this.all = [0, size];
    this.hasIntervals = forms.some(isInterval);
    this.isOpen = source.type === undefined || simpleType(source.type) === 'Any';
    const filled = this.filledAtoms();
    const allowed = this.allowedAtoms(source.allowed);
    const mentionsNull = source.forms.some((form) => constantsOf(form).includes(null));
    if (allowed) {
      this.expected = intersect(allowed, unite(NULL_ATOM, filled));
      this.possible = this.expected;
    } else {
      const known = blocks.size === 0 ? FOREIGN_ATOM : filled;
      this.expected = mentionsNull ? unite(NULL_ATOM, known) : known;
      this.possible = unite(unite(NULL_ATOM, known), this.strangers());
    }
  }

  /** Kinds outside of the column's, and times with an offset, which compare with no local one. */
  private strangers(): AtomSet {
    const isPlaceable = this.blocks.has('time') || this.blocks.has('date and time');
    return this.isOpen || isPlaceable ? FOREIGN_ATOM : NO_ATOMS;
  }

  private filledAtoms(): AtomSet {
    const atoms = [...this.blocks.values()].flatMap((block) =>
      [...atomsOf([block.base, block.base + block.size])].filter((atom) => !isVoid(block, atom)),
    );
    return setOfAtoms(atoms);
  }

  /** Undefined where nothing restricts the column, or something that can't be read. */
  private allowedAtoms(forms: readonly CellForm[]): AtomSet | undefined {
    const sets = forms.map((form) => this.read(form)).filter(({ exact }) => exact);
    if (sets.length === 0) return undefined;
    return sets.map(({ yes }) => yes).reduce(intersect);
  }

  private read(form: CellForm): FormSets {
    if (this.isOpen && hasList(form)) return { yes: NO_ATOMS, no: NO_ATOMS, exact: false };
    return setsOf(form, this);
  }

  /** What a cell of the column lets pass. */
  cell(source: string, reader: CellReader): CellSets {
    const known = this.cells.get(source);
    if (known) return known;
    const { yes, no, exact } = this.read(reader.read(source));
    const sure = exact ? yes : this.tried(source, reader);
    const made: CellSets = sure
      ? this.possibleOf(sure, sure)
      : this.possibleOf(yes, without(this.all, no));
    this.cells.set(source, made);
    return made;
  }

  private possibleOf(sure: AtomSet, maybe: AtomSet): CellSets {
    const lower = includes(sure, this.possible) ? this.possible : intersect(sure, this.possible);
    return { lower, upper: sure === maybe ? lower : intersect(maybe, this.possible) };
  }

  /** Whether each atom is a single value, which a cell can be tried out on. */
  private get isFinite(): boolean {
    if (countAtoms(this.possible) > MAX_TRIED_VALUES) return false;
    for (const atom of atomsOf(this.possible)) if (!this.isSingle(atom)) return false;
    return true;
  }

  private isSingle(atom: number): boolean {
    const block = this.blockOf(atom);
    return block ? isSingleValue(block, atom) : atom === 0;
  }

  private tried(source: string, reader: CellReader): AtomSet | undefined {
    const program = this.isFinite ? reader.lonely(source) : undefined;
    if (!program) return undefined;
    try {
      const atoms = [...atomsOf(this.possible)];
      return setOfAtoms(
        atoms.filter((atom) => program.test(this.valueIn(atom) ?? null, []) === true),
      );
    } catch (error) {
      if (error instanceof StepLimitError) return undefined;
      throw error;
    }
  }

  /** Expected values that no cell names, in a column whose cells name single values only. */
  unnamedOf(block: Block): AtomSet {
    if (block.scale && (this.hasIntervals || block.scale.equalTo)) return NO_ATOMS;
    const own = intersect(this.expected, [block.base, block.base + block.size]);
    return setOfAtoms([...atomsOf(own)].filter((atom) => !isSingleValue(block, atom)));
  }

  blockOf(atom: number): Block | undefined {
    for (const block of this.blocks.values()) {
      if (atom >= block.base && atom < block.base + block.size) return block;
    }
    return undefined;
  }

  /** A value that stands for an atom: null for the kinds that the column isn't about. */
  private valueIn(atom: number): FeelValue | undefined {
    const block = this.blockOf(atom);
    return block ? valueIn(block, atom) : null;
  }

  /** A value that stands for a set: a bound that a cell names where there is one. */
  sampleOf(set: AtomSet): FeelValue | undefined {
    let found: FeelValue | undefined;
    let tries = MAX_SAMPLED_ATOMS;
    for (const atom of atomsOf(set)) {
      if (atom > 1 && this.isSingle(atom)) return this.valueIn(atom);
      found ??= this.valueIn(atom);
      tries -= 1;
      if (tries === 0) break;
    }
    return found;
  }
}
