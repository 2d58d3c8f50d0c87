import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Decimal, equalsFigure, formatFigure } from '#engine/core/decimal';
import { type CompiledBundle, compileBundle } from '#engine/core/rating';
import { owrsImporter } from '#plugins/importer/owrs';
import type { Computed } from '#schemas';

interface TierCase {
  charge: string;
  price: string;
  quantity: string;
}

interface BillCase {
  input: Record<string, string>;
  components: Record<string, string>;
  tiers: TierCase[];
  bill: string;
  bill_rounded: string;
}

interface TariffClass {
  class: string;
  status: 'ok' | 'malformed' | 'unsupported';
  bill_formula?: string;
  cases: BillCase[];
  refused: { input: Record<string, string>; error: string; field: string; key: string }[];
}

interface Tariff {
  file: string;
  status: 'ok' | 'malformed';
  classes: TariffClass[];
}

const FOLDER = join(import.meta.dirname, '../../../shared/data/owrs');
const EXPECTED = join(FOLDER, 'expected.json');
const tariffs: Tariff[] = existsSync(EXPECTED)
  ? JSON.parse(readFileSync(EXPECTED, 'utf8')).tariffs
  : [];

const counts = { classes: 0, bonus: 0, bills: 0, lines: 0, tiers: 0, refused: 0, malformed: 0 };

/** Names in a bill that stand for no charge of their own: a factor, and a number that is priced. */
const NO_CHARGE = ['utility_surcharge', 'usage_ccf'];

function compiled(text: string, name: string): CompiledBundle {
  const { bundle, report } = owrsImporter.importDesigns(text, { class: name });
  if (!bundle) throw new Error(report.map(({ message }) => message.en).join('; '));
  const result = compileBundle(bundle);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message.en).join('; '));
  expect(result.bundle.warnings, `${name}: warnings`).toEqual([]);
  return result.bundle;
}

/** What the explanation of a charge says of its tiers: «12 × 2.72 + 0.25 × 2.88 = 33.36». */
function tierTerms(tiers: readonly TierCase[], charge: string, amount: string): string | undefined {
  const own = tiers.filter((tier) => tier.charge === charge);
  const used = own.filter(({ quantity }) => quantity !== '0');
  if (used.length === 0) return undefined;
  const figure = (text: string): string => formatFigure(Decimal.of(text));
  const terms = used.map(({ quantity, price }) => `${figure(quantity)} × ${figure(price)}`);
  return `${terms.join(' + ')} ${equalsFigure(Decimal.of(amount))}`;
}

/** What the lines of a bill get wrong. */
function wrongLines(computed: Computed, given: BillCase, formula: string): string[] {
  const wrong: string[] = [];
  const sum = computed.lines.reduce(
    (total, line) => total.plus(Decimal.of(line.amountUnrounded)),
    Decimal.ZERO,
  );
  if (sum.toString() !== given.bill) wrong.push(`lines sum to ${sum}, not ${given.bill}`);
  for (const [name, amount] of Object.entries(given.components)) {
    if (NO_CHARGE.includes(name) && formula.includes('*')) continue;
    const found = computed.lines.filter((line) => line.name?.en === name);
    const amounts = found.map((line) => line.amountUnrounded).join();
    if (amounts !== amount) wrong.push(`${name} is ${amounts}, not ${amount}`);
    counts.lines += 1;
    const terms = tierTerms(given.tiers, name, amount);
    if (terms === undefined) continue;
    // Tiers without width add terms of nothing.
    const said = found.flatMap((line) => line.explanation?.map(({ en }) => en) ?? []).join('\n');
    const isSaid = said.replaceAll(/(?<![\d.,])0 × [\d.,]+ \+ /g, '').includes(terms);
    if (!isSaid) wrong.push(`${name} is not explained by ${terms}: ${said}`);
    counts.tiers += 1;
  }
  return wrong;
}

function wrongBill(bundle: CompiledBundle, given: BillCase, formula: string): string[] {
  const facts = { attributes: given.input };
  const hasTiers = given.tiers.some(({ quantity }) => quantity !== '0');
  const rated = hasTiers ? bundle.explain(facts) : bundle.rate(facts);
  if ('issues' in rated) return [JSON.stringify(rated.issues)];
  counts.bills += 1;
  const wrong = wrongLines(rated, given, formula);
  if (rated.total === given.bill_rounded && rated.currency === 'USD') return wrong;
  return [...wrong, `${rated.total} ${rated.currency}, not ${given.bill_rounded} USD`];
}

function checkClass(text: string, given: TariffClass): void {
  const bundle = compiled(text, given.class);
  const wrong = given.cases.flatMap((bill) =>
    wrongBill(bundle, bill, given.bill_formula ?? '').map(
      (what) => `${given.class} ${JSON.stringify(bill.input)}: ${what}`,
    ),
  );
  expect(wrong).toEqual([]);
  for (const { input } of given.refused) {
    const rated = bundle.rate({ attributes: input });
    const code = given.status === 'ok' ? 'lookup-missing' : expect.any(String);
    expect(rated, `${given.class} ${JSON.stringify(input)}`).toMatchObject({ issues: [{ code }] });
    counts.refused += 1;
  }
  if (given.status === 'ok') counts.classes += 1;
  else counts.bonus += 1;
}

function checkRefused(text: string, name?: string): void {
  const { bundle, report } = owrsImporter.importDesigns(text, name ? { class: name } : {});
  expect(bundle, name).toBeUndefined();
  expect(report.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
  for (const { message } of report) expect(message.en && message.zh).toBeTruthy();
  counts.malformed += 1;
}

describe.skipIf(tariffs.length === 0)('tariffs of the Open Water Rate Specification', () => {
  it.each(tariffs.map((tariff) => [tariff.file, tariff] as const))('%s', (file, tariff) => {
    const text = readFileSync(join(FOLDER, 'tariffs', file), 'utf8');
    if (tariff.status === 'malformed') checkRefused(text);
    for (const given of tariff.classes) {
      if (given.status === 'malformed') checkRefused(text, given.class);
      else checkClass(text, given);
    }
  });

  afterAll(() => {
    console.info(`OWRS: ${JSON.stringify(counts)}`);
  });
});

it.runIf(tariffs.length === 0)('skips: ../shared/data/owrs is absent', () => {
  console.info('skipped: ../shared/data/owrs is absent');
});
