import { useTranslations } from 'next-intl';
import { MARK_SIGNS, MARKS, type Mark } from '../../canvas/overlay.ts';
import { cn } from '../../ui/index.ts';

const LOOKS: Record<Mark, string> = {
  added: 'border-positive text-positive',
  removed: 'border-negative text-negative',
  changed: 'border-chart-5 text-chart-5',
  moved: 'border-muted text-muted',
};

/** The sign of a change, in its colour and with its word for those who listen. */
export function MarkSign({ mark, className }: { mark: Mark; className?: string }) {
  const t = useTranslations('compare.marks');
  return (
    <span
      className={cn(
        'grid size-5 shrink-0 place-items-center rounded-full border bg-surface font-semibold text-[13px] leading-none',
        LOOKS[mark],
        className,
      )}
    >
      <span aria-hidden="true">{MARK_SIGNS[mark]}</span>
      <span className="sr-only">{t(mark)}</span>
    </span>
  );
}

/** What the signs mean, with how many there are of each. */
export function MarkLegend({ counts }: { counts: Readonly<Record<Mark, number>> }) {
  const t = useTranslations('compare');
  return (
    <ul
      aria-label={t('legend')}
      className="flex flex-wrap gap-x-4 gap-y-1 rounded-panel border border-line bg-surface px-3 py-1.5 text-xs"
    >
      {MARKS.map((mark) => (
        <li className="flex items-center gap-1.5" key={mark}>
          <MarkSign mark={mark} />
          {/* The sign says the word itself. */}
          <span aria-hidden="true">{t(`marks.${mark}`)}</span>
          <span className="text-muted">{t('symbols', { count: counts[mark] })}</span>
        </li>
      ))}
    </ul>
  );
}
