import { useLocale, useTranslations } from 'next-intl';
import { cn } from './cn.ts';
import { formatCount, formatDuration } from './format.ts';

interface ProgressProps {
  label: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
  /** Per second; shown with the time that is left. */
  rate?: number;
  /** What is counted: "customers". */
  unit?: string;
  /** The bar alone. */
  bare?: boolean;
  className?: string;
}

export function Progress({ label, done, total, rate, unit, bare, className }: ProgressProps) {
  const share = total > 0 ? Math.min(done / total, 1) : 0;
  return (
    <div className={cn('min-w-0', className)}>
      <div
        aria-label={label}
        aria-valuemax={100}
        aria-valuemin={0}
        aria-valuenow={total > 0 ? Math.floor(share * 100) : undefined}
        className="h-1.5 overflow-hidden rounded-full bg-line"
        role="progressbar"
      >
        <div
          className={cn(
            'h-full rounded-full bg-accent transition-[width] duration-180',
            total === 0 && 'w-1/3 motion-safe:animate-waiting',
          )}
          style={total > 0 ? { width: `${share * 100}%` } : undefined}
        />
      </div>
      {!bare && <ProgressText done={done} rate={rate} total={total} unit={unit} />}
    </div>
  );
}

type ProgressTextProps = Pick<ProgressProps, 'done' | 'total' | 'rate' | 'unit'>;

function ProgressText({ done, total, rate, unit = '' }: ProgressTextProps) {
  const t = useTranslations('ui.progress');
  const locale = useLocale();
  const count = { done: formatCount(done, locale), total: formatCount(total, locale), unit };
  const hasRate = rate !== undefined && rate > 0;
  return (
    <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-muted text-xs">
      <span>{total > 0 ? t('of', count) : t('soFar', count)}</span>
      {hasRate && (
        <span>
          {t('rate', { rate: formatCount(Math.round(rate), locale) })}
          {total > done &&
            ` · ${t('left', { time: formatDuration((total - done) / rate, locale) })}`}
        </span>
      )}
    </p>
  );
}
