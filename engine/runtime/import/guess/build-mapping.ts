import type { ImportMapping, ValueSource } from '#schemas';
import type { ColumnGuess, ColumnTarget } from './guess-target.ts';

const CONTACTS = ['phone', 'email', 'wechat', 'post'] as const;
const MOST_FIELDS = 200;
const MOST_CONTACTS = 20;
const MOST_NAME = 200;

/** A mapping as the columns suggest it, to be corrected by a person; without subscription. */
export function buildMapping(guesses: readonly ColumnGuess[]): ImportMapping {
  const columnOf = (target: ColumnTarget): ValueSource | undefined => {
    const found = guesses.find((guess) => guess.target === target);
    return found && { column: found.column };
  };
  const first: ValueSource = { column: guesses[0]?.column ?? '' };
  const externalId = columnOf('externalId') ?? first;
  const optional = (['kind', 'tier', 'region', 'industry'] as const).flatMap((field) => {
    const source = columnOf(field);
    return source ? [[field, source] as const] : [];
  });
  const contacts = guesses
    .flatMap(({ column, target }) => {
      const kind = CONTACTS.find((each) => each === target);
      return kind ? [{ kind, value: { column } }] : [];
    })
    .slice(0, MOST_CONTACTS);
  const address = guesses.flatMap(({ column, target }) =>
    target.startsWith('address:') ? [[target.slice('address:'.length), { column }] as const] : [],
  );
  const custom = guesses
    .filter(({ target, column }) => target === 'custom' && column.length <= MOST_NAME)
    .slice(0, MOST_FIELDS)
    .map(({ column }) => [column, { column }] as const);
  const reconcile = guesses.find(({ target }) => target === 'reconcile');
  return {
    kind: 'import-mapping',
    key: 'guessed',
    name: { zh: '按列名识别', en: 'Guessed from the headings' },
    customer: {
      externalId,
      name: columnOf('name') ?? externalId,
      ...Object.fromEntries(optional),
      ...(contacts.length > 0 ? { contacts } : {}),
      ...(address.length > 0 ? { address: Object.fromEntries(address) } : {}),
      ...(custom.length > 0 ? { customFields: Object.fromEntries(custom) } : {}),
    },
    ...(reconcile ? { reconcile: { column: reconcile.column } } : {}),
  };
}
