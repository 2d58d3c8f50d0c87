import { Decimal } from '#engine/core/decimal';
import { type FeelValue, feelEquals, formatTemporal, isContext, isList } from '#engine/core/feel';

/** The TCK's own tolerance, for results with more digits than the expected text shows. */
const TOLERANCE = Decimal.of('0.00000001');

function numbersMatch(expected: Decimal, actual: Decimal): boolean {
  if (expected.equals(actual)) return true;
  return expected.minus(actual).abs().compare(TOLERANCE) < 0;
}

/** Whether a result is the expected one. */
export function resultMatches(expected: FeelValue, actual: FeelValue): boolean {
  if (expected === null || actual === null) return expected === actual;
  if (expected instanceof Decimal) {
    return actual instanceof Decimal && numbersMatch(expected, actual);
  }
  if (isList(expected)) {
    return (
      isList(actual) &&
      actual.length === expected.length &&
      expected.every((item, index) => resultMatches(item, actual[index] ?? null))
    );
  }
  if (isContext(expected)) {
    return (
      isContext(actual) &&
      actual.size === expected.size &&
      [...expected].every(([key, value]) => resultMatches(value, actual.get(key) ?? null))
    );
  }
  const text = formatTemporal(expected);
  if (text !== undefined && text === formatTemporal(actual)) return true;
  return feelEquals(expected, actual) === true;
}
