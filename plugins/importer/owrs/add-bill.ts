import { addAmount } from './add-amount.ts';
import type { BillLine } from './bill-lines.ts';
import type { ClassReading, Meaning } from './class-reading.ts';
import { readFormula } from './read-formula.ts';

const LONGEST_KEY = 80;
const LONGEST_NAME = 500;

/** A key of a line; the schema's letters only. */
export function keyOf(name: string, otherwise = 'line'): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
  return plain.replaceAll(/^[^a-z0-9]+|-+$/g, '').slice(0, LONGEST_KEY) || otherwise;
}

function addLineAmount(reading: ClassReading, { name, amount }: BillLine): Meaning | undefined {
  if (amount.kind === 'name') return reading.meaningOf(amount.name, 'bill');
  const read = readFormula(reading, 'bill', amount);
  if (!read) return undefined;
  return addAmount(reading, `bill_${keyOf(name)}`, read, { note: `bill：${name}`, isLine: true });
}

/** Draws the lines of a bill, named as in the tariff. */
export function addBill(reading: ClassReading, lines: readonly BillLine[]): void {
  for (const line of lines) {
    const amount = addLineAmount(reading, line);
    if (!amount) continue;
    const item = keyOf(line.name);
    const shown = line.name.slice(0, LONGEST_NAME);
    const kind = reading.draft.nodes.find(({ id }) => id === amount.source.node)?.kind;
    const isUsage = kind === 'graduated' || kind === 'per-unit';
    reading.draft.add(
      `${item}_line`,
      {
        kind: 'output-line',
        config: {
          item,
          name: { zh: shown, en: shown },
          lineKind: isUsage ? 'usage' : 'charge',
        },
      },
      [{ from: amount.source, port: 'charge' }],
    );
  }
}
