/** From when a version is to hold. */
export type PublishWhen = 'today' | 'date' | 'always';

/** The first day of the month after a day: where periods usually begin. */
export function nextMonth(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(nextYear).padStart(4, '0')}-${String(next).padStart(2, '0')}-01`;
}

/** What the command is told; null where no day was given yet. */
export function effectiveFromOf(
  when: PublishWhen,
  day: string,
  today: string,
): { effectiveFrom?: string } | null {
  if (when === 'always') return {};
  if (when === 'today') return { effectiveFrom: today };
  return day === '' ? null : { effectiveFrom: day };
}
