import { isTimeZone } from '#engine/core/calendar';
import { issue } from '#engine/core/issue';
import { invalid } from '#engine/runtime/error';

export function requireTimeZone(timeZone: string | null | undefined): void {
  if (timeZone === null || timeZone === undefined || isTimeZone(timeZone)) return;
  const text = { zh: `没有时区 ${timeZone}`, en: `there is no time zone ${timeZone}` };
  throw invalid([issue('unknown-time-zone', '/timeZone', text, { timeZone })]);
}
