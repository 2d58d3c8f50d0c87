import type { Issue } from '#engine/core/issue';
import type { Bundle, PricingFlow } from '#schemas';
import { addBill, keyOf } from './add-bill.ts';
import { NUMERIC_ATTRIBUTES } from './attributes.ts';
import { billLines } from './bill-lines.ts';
import { ClassDrawing } from './class-drawing.ts';
import type { Formula } from './formula.ts';
import { namesIn } from './formula.ts';
import type { OwrsFile, RateClass } from './model.ts';
import { parseFormula } from './parse-formula.ts';
import { fault, remark } from './problem.ts';

const LONGEST_NAME = 200;

type Imported = { bundle: Bundle; report: Issue[] } | { bundle?: undefined; report: Issue[] };

function readBill(className: string, fields: RateClass): { bill: Formula } | { report: Issue[] } {
  const path = ['rate_structure', className];
  const field = fields?.get('bill');
  if (!field) {
    const message = { zh: `类别 ${className} 没有 bill`, en: `class ${className} has no bill` };
    return { report: [fault('no-bill', path, message)] };
  }
  const [text, ...more] = field.kind === 'cells' ? field.cells : [];
  const isModel = text === 'Tiered' || text === 'Budget';
  const parsed = text === undefined || isModel || more.length > 0 ? undefined : parseFormula(text);
  if (parsed && 'formula' in parsed) return { bill: parsed.formula };
  const detail = parsed?.problem ?? { zh: '不是公式', en: 'no formula' };
  const message = { zh: `bill：${detail.zh}`, en: `bill: ${detail.en}` };
  return { report: [fault('bad-bill', [...path, 'bill'], message)] };
}

function remarkUnused(
  className: string,
  fields: Iterable<string>,
  used: ReadonlySet<string>,
): Issue[] {
  const unused = [...fields].filter((name) => name !== 'bill' && !used.has(name));
  if (unused.length === 0) return [];
  const list = unused.join(', ');
  const message = {
    zh: `bill 用不到的字段没有导入：${list}`,
    en: `fields that bill never reaches are left out: ${list}`,
  };
  return [
    remark('unused-fields', ['rate_structure', className], message, { fields: list.slice(0, 500) }),
  ];
}

function remarkCapacityCharge(): Issue {
  return remark('capacity-charge', ['capacity_charge'], {
    zh: '一次性接入费 capacity_charge 不在账单里，没有导入',
    en: 'the one-off capacity_charge is no part of bills and is left out',
  });
}

function bundleOf(
  { metadata }: OwrsFile,
  className: string,
  { nodes, edges }: Pick<PricingFlow, 'nodes' | 'edges'>,
): Bundle {
  const utility = (metadata.get('utility_name') || 'OWRS').slice(0, LONGEST_NAME);
  const date = metadata.get('effective_date') || '–';
  const frequency = metadata.get('bill_frequency') || '–';
  const unit = metadata.get('bill_unit') || 'ccf';
  const slug = keyOf(utility, 'utility').slice(0, 40).replaceAll(/-+$/g, '');
  const key = `${slug}-${keyOf(className, 'class').slice(0, 38)}`;
  const title = `${utility} ${className}`.slice(0, 2 * LONGEST_NAME);
  const name = { zh: title, en: title };
  const flow: PricingFlow = {
    kind: 'pricing-flow',
    key,
    name,
    description: {
      zh: `由 OWRS 费率导入。生效日期 ${date}，出账周期 ${frequency}，用量单位 ${unit}。`.slice(
        0,
        500,
      ),
      en: `Imported from an OWRS tariff: effective ${date}, billed ${frequency}, usage in ${unit}.`.slice(
        0,
        500,
      ),
    },
    nodes,
    edges,
  };
  return {
    kind: 'bundle',
    name,
    entry: key,
    currency: 'USD',
    rounding: { mode: 'half-up', per: 'invoice' },
    designs: [flow],
  };
}

/** Turns one class into a bundle; without one, the report says all that keeps it from becoming one. */
export function importClass(file: OwrsFile, className: string): Imported {
  const fields = file.classes.get(className);
  const read = readBill(className, fields);
  if ('report' in read || !fields) return { report: 'report' in read ? read.report : [] };
  const isAttribute = (name: string) => NUMERIC_ATTRIBUTES.has(name) && !fields.has(name);
  const lines = billLines(read.bill, isAttribute).map((line) =>
    namesIn(read.bill).size === 0 ? { ...line, name: 'bill' } : line,
  );
  const reading = new ClassDrawing({
    className,
    fields,
    components: namesIn(read.bill),
    unit: file.metadata.get('bill_unit') || 'ccf',
  });
  addBill(reading, lines);
  if (reading.faults.length > 0) return { report: [...reading.faults, ...reading.remarks] };
  const report = [
    ...reading.remarks,
    ...remarkUnused(className, fields.keys(), reading.reached),
    ...(file.hasCapacityCharge ? [remarkCapacityCharge()] : []),
  ];
  return { bundle: bundleOf(file, className, reading.draft), report };
}
