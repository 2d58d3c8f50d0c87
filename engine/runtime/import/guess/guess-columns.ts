import { type ColumnGuess, type ColumnTarget, guessTarget } from './guess-target.ts';

/** Of these a customer has any number. */
const REPEATABLE: ReadonlySet<ColumnTarget> = new Set(['phone', 'email', 'custom', 'ignore']);

/** Guesses where each column goes, from its heading and the values of some rows. */
export function guessColumns(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ColumnGuess[] {
  const valuesOf = (index: number) => rows.map((cells) => cells[index] ?? '');
  const guesses = columns.map((column, index) => guessTarget(column, valuesOf(index)));
  const taken = new Set<ColumnTarget>();
  const sureFirst = [...guesses].sort((a, b) => rank(a) - rank(b));
  for (const guess of sureFirst) {
    if (!REPEATABLE.has(guess.target) && taken.has(guess.target)) giveUp(guess);
    taken.add(guess.target);
  }
  if (!taken.has('externalId')) guessId(guesses, rows);
  return guesses;
}

const rank = ({ confidence }: ColumnGuess) => (confidence === 'sure' ? 0 : 1);

function giveUp(guess: ColumnGuess): void {
  guess.target = 'custom';
  guess.confidence = 'none';
}

/** No heading says so: the first column whose values all differ and hold a digit. */
function guessId(guesses: ColumnGuess[], rows: readonly (readonly string[])[]): void {
  const index = guesses.findIndex(({ target }, at) => {
    const values = rows.map((cells) => (cells[at] ?? '').trim());
    const differ = new Set(values).size === values.length;
    return (
      target === 'custom' &&
      values.length > 1 &&
      differ &&
      values.every((value) => /\d/.test(value))
    );
  });
  const found = guesses[index];
  if (!found) return;
  found.target = 'externalId';
  found.confidence = 'likely';
}
