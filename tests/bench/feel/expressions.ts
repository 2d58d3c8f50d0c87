export interface Expression {
  /** What kind of work it is, for the table of figures. */
  group: string;
  text: string;
  /** The variable that a cell of a decision table tests; without it the text is an expression. */
  tests?: string;
}

function group(name: string, ...texts: string[]): Expression[] {
  return texts.map((text) => ({ group: name, text }));
}

/** What designs of prices are made of. */
export const EXPRESSIONS: readonly Expression[] = [
  ...group(
    'arithmetic',
    'price * quantity',
    'price * quantity * (1 - discount / 100)',
    'base + max(0, usage - included) * rate',
    'round half up(price * quantity * 1.06, 2)',
    'floor(usage / 100) * 5 + modulo(quantity, 7)',
  ),
  ...group(
    'comparison',
    'usage > included',
    'usage >= 100 and tier = "gold"',
    'usage between 10 and 500',
    'tier in ("gold", "silver")',
    'usage in [100..500]',
  ),
  { group: 'cell', text: '>= 100', tests: 'usage' },
  { group: 'cell', text: '[100..500)', tests: 'usage' },
  { group: 'cell', text: '"gold", "silver"', tests: 'tier' },
  { group: 'cell', text: 'not("gold")', tests: 'tier' },
  { group: 'cell', text: '< included', tests: 'usage' },
  ...group(
    'if',
    'if usage > included then (usage - included) * rate else 0',
    'if tier = "gold" then 0.8 else if tier = "silver" then 0.9 else 1',
  ),
  ...group(
    'string',
    'upper case(tier) + "-" + postcode',
    'starts with(postcode, "10")',
    'substring(postcode, 1, 3)',
  ),
  ...group(
    'list',
    'sum(amounts)',
    'count(amounts[item > 10]) * rate',
    'max(amounts) - min(amounts)',
    'lines[kind = "data"].price',
  ),
  ...group(
    'context',
    '{net: price * quantity, tax: net * 0.06, total: net + tax}.total',
    'customer.address.city = "Beijing"',
  ),
  ...group('date', 'start + duration("P1M")', 'end - start', 'start.month = 1', 'start < end'),
  ...group(
    'for',
    'for i in 1..12 return price * i',
    'sum(for line in lines return line.price * line.quantity)',
    'some line in lines satisfies line.quantity > 5',
  ),
];
