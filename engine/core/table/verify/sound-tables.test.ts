import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HitPolicy, TableDefinition, TableRule } from '#engine/core/table';
import { verifyTable } from './index.ts';

/** One column of one part of everything: between two bounds, or among some texts. */
type Side = { low: number; high: number } | { texts: readonly string[] };
interface Part {
  readonly sides: readonly Side[];
}

const TEXTS = ['"gold"', '"silver"', '"bronze"', '"new"'];
const COLUMNS = ['number', 'string', 'date', 'number'] as const;
const FROM = Temporal.PlainDate.from('2026-01-01');

function whole(): Part {
  const everything = { low: 0, high: 64 };
  return {
    sides: COLUMNS.map((type) => (type === 'string' ? { texts: TEXTS } : { ...everything })),
  };
}

function splitSide(side: Side, at: number, first: boolean): Side | undefined {
  if ('texts' in side) {
    if (side.texts.length < 2) return undefined;
    const cut = 1 + (at % (side.texts.length - 1));
    return { texts: first ? side.texts.slice(0, cut) : side.texts.slice(cut) };
  }
  const middle = side.low + 1 + (at % Math.max(1, side.high - side.low - 1));
  if (middle >= side.high) return undefined;
  return first ? { ...side, high: middle } : { ...side, low: middle };
}

function numberText(value: number): string {
  return String(value);
}

function dayText(value: number): string {
  return `date("${FROM.add({ days: value })}")`;
}

function cellOf(side: Side, column: number): string {
  if ('texts' in side) {
    if (side.texts.length === TEXTS.length) return '-';
    const others = TEXTS.filter((text) => !side.texts.includes(text));
    return others.length < side.texts.length ? `not(${others.join(', ')})` : side.texts.join(', ');
  }
  const text = COLUMNS[column] === 'date' ? dayText : numberText;
  if (side.low === 0 && side.high === 64) return '-';
  if (side.low === 0) return `< ${text(side.high)}`;
  if (side.high === 64) return `>= ${text(side.low)}`;
  return `[${text(side.low)}..${text(side.high)})`;
}

/** Everything, cut again and again: rows that lie apart and leave nothing out. */
const partitions = fc
  .array(fc.tuple(fc.nat(40), fc.nat(COLUMNS.length - 1), fc.nat(60)), {
    minLength: 1,
    maxLength: 24,
  })
  .map((cuts) => {
    const parts: Part[] = [whole()];
    for (const [which, column, at] of cuts) {
      const position = which % parts.length;
      const { sides } = parts[position] as Part;
      const halves = [true, false].map((first) => splitSide(sides[column] as Side, at, first));
      const [low, high] = halves;
      if (!low || !high) continue;
      const half = (side: Side): Part => ({ sides: sides.with(column, side) });
      parts.splice(position, 1, half(low), half(high));
    }
    return parts.map(({ sides }): string[] => sides.map(cellOf));
  })
  .filter((rows) => rows.length > 1);

function tableOf(hitPolicy: HitPolicy, rows: readonly TableRule[]): TableDefinition {
  return {
    hitPolicy,
    inputs: COLUMNS.map((type, at) => ({
      expression: 'abcd'[at] as string,
      type,
      ...(type === 'string' ? { allowed: TEXTS.join(', ') } : {}),
    })),
    outputs: [{ name: 'result' }],
    rules: rows,
  };
}

const rowsOf = (cells: readonly (readonly string[])[]): TableRule[] =>
  cells.map((when, position) => ({ when, then: [String(position)] }));

const policies = fc.constantFrom<HitPolicy>('U', 'A', 'P', 'F', 'R', 'C');

describe('sound tables', () => {
  it('have nothing found in them, in any order of their rows', () => {
    const shuffled = partitions.chain((rows) =>
      fc.shuffledSubarray(rows, { minLength: rows.length }),
    );
    fc.assert(
      fc.property(shuffled, policies, (rows, policy) => {
        expect(verifyTable(tableOf(policy, rowsOf(rows)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('lack a row that is taken out: one gap, which that row would fill', () => {
    fc.assert(
      fc.property(
        partitions,
        fc.nat(),
        fc.constantFrom<HitPolicy>('U', 'F'),
        (rows, at, policy) => {
          const position = at % rows.length;
          const found = verifyTable(tableOf(policy, rowsOf(rows.toSpliced(position, 1))));
          expect(found.map(({ kind }) => kind)).toEqual(['gap']);
          const filled = tableOf(policy, rowsOf([...rows, found[0]?.fix?.row.when ?? []]));
          const other = policy === 'U' ? 'overlap' : 'unreachable';
          const names = verifyTable(filled).map(({ kind, rows: named }) => [kind, ...named].join());
          expect(names).toEqual([
            [other, ...(policy === 'U' ? [position, rows.length] : [rows.length, position])].join(),
          ]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('overlap where a row is widened, with that row', () => {
    fc.assert(
      fc.property(partitions, fc.nat(), fc.nat(COLUMNS.length - 1), (rows, at, column) => {
        const position = at % rows.length;
        const row = rows[position] as string[];
        fc.pre(row[column] !== '-');
        const widened = rows.with(position, row.with(column, '-'));
        const found = verifyTable(tableOf('U', rowsOf(widened)));
        expect(found.length).toBeGreaterThan(0);
        for (const { kind, rows: named } of found) {
          expect(kind).toBe('overlap');
          expect(named).toContain(position);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('have no use for a row that stands above already, or above one for everything', () => {
    fc.assert(
      fc.property(partitions, fc.nat(), (rows, at) => {
        const position = at % rows.length;
        const again = rowsOf([...rows, rows[position] as string[]]);
        expect(
          verifyTable(tableOf('F', again)).map(({ kind, rows: named }) => [kind, ...named]),
        ).toEqual([['unreachable', rows.length, position]]);
        const before = rowsOf(rows).slice(0, -1);
        const last = { when: COLUMNS.map(() => '-'), then: [String(position)] };
        const found = verifyTable(tableOf('F', [...before, last]));
        const redundant = position < before.length ? [['redundant', position, before.length]] : [];
        expect(found.map(({ kind, rows: named }) => [kind, ...named])).toEqual(redundant);
      }),
      { numRuns: 100 },
    );
  });
});
