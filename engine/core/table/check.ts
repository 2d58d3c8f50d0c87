import {
  type FeelType,
  type FeelValue,
  formatValue,
  isInstance,
  typeName,
  type UnaryTestsProgram,
} from '#engine/core/feel';
import { type Issue, issue } from '#engine/core/issue';

export function wrongCount(path: string, expected: number, actual: number): Issue {
  return issue(
    'table-cell-count',
    path,
    {
      zh: `该行有 ${actual} 个单元格，应为 ${expected} 个`,
      en: `the row has ${actual} cells where ${expected} are expected`,
    },
    { expected, actual },
  );
}

export function wrongDate(date: string, path: string): Issue {
  return issue(
    'table-date',
    path,
    { zh: `“${date}”不是日期（例如 2026-01-31）`, en: `"${date}" is no date such as 2026-01-31` },
    { date },
  );
}

function wrongType(value: FeelValue, type: FeelType, path: string): Issue {
  const expected = typeof type === 'string' ? type : type.kind;
  const text = formatValue(value);
  const actual = typeName(value);
  return issue(
    'table-cell-type',
    path,
    {
      zh: `“${text}”的类型是 ${actual}，该列的类型是 ${expected}`,
      en: `"${text}" is a ${actual}, but the column holds ${expected}`,
    },
    { value: text, expected, actual },
  );
}

function notAllowed(value: FeelValue, path: string): Issue {
  const text = formatValue(value);
  return issue(
    'table-cell-not-allowed',
    path,
    {
      zh: `“${text}”不在该列允许的取值之内`,
      en: `"${text}" is not among the allowed values of the column`,
    },
    { value: text },
  );
}

function checkValue(
  value: FeelValue,
  type: FeelType | undefined,
  allowed: UnaryTestsProgram | undefined,
  path: string,
): Issue[] {
  if (value === null) return [];
  if (type !== undefined && !isInstance(value, type)) return [wrongType(value, type, path)];
  return allowed?.test(value, []) === false ? [notAllowed(value, path)] : [];
}

/** Constants of an input cell that the column can't hold, so that the row could never hit. */
export function checkConstants(
  values: readonly FeelValue[],
  type: FeelType | undefined,
  allowed: UnaryTestsProgram | undefined,
  path: string,
): Issue[] {
  return values.flatMap((value) => checkValue(value, type, allowed, path));
}

/** A constant result that is of the wrong type or not among the allowed ones. */
export function checkResult(
  value: FeelValue,
  type: FeelType | undefined,
  allowed: UnaryTestsProgram | undefined,
  path: string,
): Issue[] {
  return checkValue(value, type, allowed, path);
}
