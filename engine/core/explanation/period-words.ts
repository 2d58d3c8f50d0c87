import { MONTH_NAMES } from '#engine/core/calendar';
import type { LocalText } from '#schemas';

type Parts = readonly [year: number, month: number, day: number];

const partsOf = (date: string): Parts => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
};

const zhDay = ([year, month, day]: Parts): string => `${year}年${month}月${day}日`;
const enDay = ([year, month, day]: Parts): string => `${day} ${MONTH_NAMES[month - 1]} ${year}`;

/** [start, end) as the first and the last day; `end` null: once. */
export function periodInWords(start: string, end: string | null): LocalText {
  const first = partsOf(start);
  if (end === null) return { zh: `一次性，${zhDay(first)}`, en: `once, ${enDay(first)}` };
  const lastDay = Temporal.PlainDate.from(end).subtract({ days: 1 });
  const last: Parts = [lastDay.year, lastDay.month, lastDay.day];
  if (first.join() === last.join()) return { zh: zhDay(first), en: enDay(first) };
  if (first[0] !== last[0]) {
    return { zh: `${zhDay(first)}至${zhDay(last)}`, en: `${enDay(first)} to ${enDay(last)}` };
  }
  if (first[1] !== last[1]) {
    return {
      zh: `${zhDay(first)}至${last[1]}月${last[2]}日`,
      en: `${first[2]} ${MONTH_NAMES[first[1] - 1]} to ${enDay(last)}`,
    };
  }
  return { zh: `${zhDay(first)}至${last[2]}日`, en: `${first[2]} to ${enDay(last)}` };
}
