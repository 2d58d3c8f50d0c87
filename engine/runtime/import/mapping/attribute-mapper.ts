import { Decimal } from '#engine/core/decimal';
import { type FeelValue, toJson } from '#engine/core/feel';
import type { Issue } from '#engine/core/issue';
import type { Plan } from '#schemas';
import { toBoolean, toDecimal, toIsoDate, toText } from './convert-value.ts';
import { rowProblem } from './row-problem.ts';

export type PlanAttribute = NonNullable<Plan['attributes']>[number];

/** The value as the attribute's type wants it in JSON; undefined where it can't be read so. */
function convert(value: FeelValue, type: PlanAttribute['type']): unknown {
  switch (type) {
    case 'number': {
      const decimal = toDecimal(value);
      return decimal && (decimal.toInteger() ?? decimal.toString());
    }
    case 'boolean':
      return toBoolean(value);
    case 'date':
      return toIsoDate(value);
    case 'string':
      return toText(value) ?? undefined;
  }
}

function isAllowed(value: unknown, allowed: readonly unknown[]): boolean {
  if (allowed.includes(value)) return true;
  const decimal = typeof value === 'string' ? Decimal.parse(value) : undefined;
  return allowed.some(
    (each) =>
      decimal !== undefined &&
      (typeof each === 'number' || typeof each === 'string') &&
      Decimal.parse(String(each))?.equals(decimal) === true,
  );
}

/** One attribute of a plan from a row: the mapped value, else the default, else an error. */
export function readAttribute(
  attribute: PlanAttribute,
  value: FeelValue,
  column: string,
  issues: Issue[],
): unknown {
  const { key, label, type, allowed } = attribute;
  if (value === null || value === '') {
    if (attribute.default !== undefined) return attribute.default;
    if (attribute.required) {
      issues.push(
        rowProblem(
          'attribute-missing',
          { zh: `缺少“${label.zh}”（${column}）`, en: `${label.en} is missing (${column})` },
          { attribute: key, column },
        ),
      );
    }
    return undefined;
  }
  const converted = convert(value, type);
  const shown = (toText(value) ?? '').slice(0, 60);
  if (converted === undefined) {
    issues.push(
      rowProblem(
        'attribute-type',
        {
          zh: `“${label.zh}”的值“${shown}”不是 ${type} 类型`,
          en: `${label.en} is "${shown}", not of type ${type}`,
        },
        { attribute: key, column, value: shown },
      ),
    );
  } else if (allowed && !isAllowed(converted, allowed)) {
    issues.push(
      rowProblem(
        'attribute-not-allowed',
        {
          zh: `“${label.zh}”的值“${shown}”不在允许范围内：${allowed.join('、')}`,
          en: `${label.en} is "${shown}"; allowed: ${allowed.join(', ')}`,
        },
        { attribute: key, column, value: shown },
      ),
    );
  }
  return converted;
}

/** An attribute that the plan doesn't describe: whatever JSON the value is. */
export function freeAttribute(value: FeelValue): unknown {
  return toJson(value) ?? undefined;
}
