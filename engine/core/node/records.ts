import { parseDate } from '#engine/core/calendar';
import { Decimal } from '#engine/core/decimal';
import { type FeelContext, type FeelValue, isContext } from '#engine/core/feel';
import { type NodeBuild, RatingError, type Reader } from '#engine/core/graph';
import { issue } from '#engine/core/issue';

/** One entry of a list that came through a port. Facts write numbers and dates as text. */
export interface PortRecord {
  text(member: string): string | undefined;
  /** @throws RatingError where the member is there and is none */
  number(member: string): Decimal | undefined;
  /** @throws RatingError where it is missing as well */
  neededNumber(member: string): Decimal;
  date(member: string): Temporal.PlainDate | undefined;
  neededDate(member: string): Temporal.PlainDate;
  context(member: string): PortRecord | undefined;
}

type Refuse = (member: string, wanted: 'a number' | 'a date' | 'an object') => RatingError;

const WANTED = { 'a number': '数字', 'a date': '日期', 'an object': '对象' } as const;

export function asDecimal(value: FeelValue | undefined): Decimal | undefined {
  if (value instanceof Decimal) return value;
  return typeof value === 'string' ? Decimal.parse(value) : undefined;
}

function asDate(value: FeelValue): Temporal.PlainDate | undefined {
  if (value instanceof Temporal.PlainDate) return value;
  return typeof value === 'string' ? parseDate(value) : undefined;
}

function recordOf(entry: FeelContext, refuse: Refuse): PortRecord {
  const given = (member: string): FeelValue | undefined => entry.get(member) ?? undefined;
  const as = <T>(read: (value: FeelValue) => T | undefined, wanted: 'a number' | 'a date') => {
    return (member: string): T | undefined => {
      const value = given(member);
      if (value === undefined) return undefined;
      const found = read(value);
      if (found === undefined) throw refuse(member, wanted);
      return found;
    };
  };
  const number = as(asDecimal, 'a number');
  const date = as(asDate, 'a date');
  return {
    text(member) {
      const value = given(member);
      return typeof value === 'string' ? value : asDecimal(value)?.toString();
    },
    number,
    date,
    neededNumber(member) {
      const found = number(member);
      if (found === undefined) throw refuse(member, 'a number');
      return found;
    },
    neededDate(member) {
      const found = date(member);
      if (found === undefined) throw refuse(member, 'a date');
      return found;
    },
    context(member) {
      const value = given(member);
      return isContext(value ?? null) ? recordOf(value as FeelContext, refuse) : undefined;
    },
  };
}

function refused(build: NodeBuild<unknown>, port: string, zh: string, en: string): RatingError {
  const name = build.node.name ?? build.node.id;
  return new RatingError(
    issue(
      'records-invalid',
      '',
      { zh: `“${name}”的 ${port} ${zh}`, en: `${port} of "${name}" ${en}` },
      { node: build.node.id, port },
    ),
  );
}

/**
 * A port that takes a list of objects; undefined where nothing is connected or it is null.
 * @param most entries that are taken
 */
export function readRecords(
  build: NodeBuild<unknown>,
  port: string,
  most: number,
): Reader<PortRecord[] | undefined> {
  const read = build.valueInput(port);
  if (!read) return () => undefined;
  return (frame) => {
    const list = read(frame);
    if (list === null) return undefined;
    if (!Array.isArray(list)) {
      throw refused(build, port, '应为对象列表', 'must be a list of objects');
    }
    if (list.length > most) {
      throw refused(build, port, `最多 ${most} 条`, `takes ${most} entries at most`);
    }
    return list.map((entry, index) => {
      const nth = index + 1;
      if (!isContext(entry)) {
        throw refused(build, port, `第 ${nth} 条应为对象`, `needs an object as entry ${nth}`);
      }
      return recordOf(entry, (member, wanted) =>
        refused(
          build,
          port,
          `第 ${nth} 条的 ${member} 应为${WANTED[wanted]}`,
          `needs ${wanted} as ${member} of entry ${nth}`,
        ),
      );
    });
  };
}
