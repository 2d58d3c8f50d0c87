/** Values in the format of the DMN TCK (testCases of xmlns .../DMN/20160719/testcase). */
import { Decimal } from '#engine/core/decimal';
import {
  type FeelValue,
  parseAnyDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '#engine/core/feel';
import { childNamed, childrenNamed, type Element } from '#plugins/importer/dmn';

const READERS: Readonly<Record<string, (text: string) => FeelValue | undefined>> = {
  string: (text) => text,
  boolean: (text) => text.trim() === 'true',
  date: (text) => parseAnyDate(text.trim()),
  time: (text) => parseTime(text.trim()),
  dateTime: (text) => parseDateTime(text.trim()),
  duration: (text) => parseDuration(text.trim()),
  yearMonthDuration: (text) => parseDuration(text.trim()),
  dayTimeDuration: (text) => parseDuration(text.trim()),
  decimal: (text) => Decimal.parse(text.trim()),
  double: (text) => Decimal.parse(text.trim()),
  float: (text) => Decimal.parse(text.trim()),
  integer: (text) => Decimal.parse(text.trim()),
  int: (text) => Decimal.parse(text.trim()),
  long: (text) => Decimal.parse(text.trim()),
};

function simpleValue(element: Element): FeelValue {
  if (element.attributes.nil === 'true') return null;
  const type = (element.attributes.type ?? 'string').replace(/^.*:/, '');
  return READERS[type]?.(element.text) ?? null;
}

function componentsOf(element: Element): FeelValue {
  return new Map(
    childrenNamed(element, 'component').map((component) => [
      component.attributes.name ?? '',
      readValue(component),
    ]),
  );
}

/** The value an element holds: `<value>`, `<list>` of items, or `<component>`s; null for none. */
export function readValue(element: Element | undefined): FeelValue {
  if (!element || element.attributes.nil === 'true') return null;
  const list = childNamed(element, 'list');
  if (list) {
    return list.attributes.nil === 'true' ? null : childrenNamed(list, 'item').map(readValue);
  }
  if (childNamed(element, 'component')) return componentsOf(element);
  const value = childNamed(element, 'value');
  return value ? simpleValue(value) : null;
}
