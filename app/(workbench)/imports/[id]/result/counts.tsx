import { useLocale, useTranslations } from 'next-intl';
import { formatCount, Stat, StatRow } from '../../../../ui/index.ts';
import type { Report } from '../../types.ts';

const SHOWN = [
  ['rows', 'rows'],
  ['created', 'created'],
  ['updated', 'updated'],
  ['skipped', 'skipped'],
  ['failed', 'withErrors'],
  ['subscriptions', 'subscriptions'],
  ['items', 'items'],
] as const;

/** Those that may well be zero, and then say nothing. */
const OPTIONAL: ReadonlySet<string> = new Set(['updated', 'skipped']);

export function Counts({ counts }: Pick<Report, 'counts'>) {
  const t = useTranslations('imports.result');
  const locale = useLocale();
  return (
    <StatRow>
      {SHOWN.filter(([key]) => counts[key] > 0 || !OPTIONAL.has(key)).map(([key, label]) => (
        <Stat
          key={key}
          label={t(label)}
          value={
            <span className={key === 'failed' && counts.failed > 0 ? 'text-danger' : undefined}>
              {formatCount(counts[key], locale)}
            </span>
          }
        />
      ))}
    </StatRow>
  );
}
