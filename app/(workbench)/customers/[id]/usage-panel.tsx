import { getLocale, getTranslations } from 'next-intl/server';
import type { UsageMonth } from '#engine/runtime/customer';
import { BarMini, formatDecimal, formatMonth, Panel } from '../../../ui/index.ts';

const KNOWN = ['voice-minutes', 'cloud-gigabytes'] as const;

/** What was used in the last months, by metric; the month that still runs is drawn open. */
export async function UsagePanel({
  usage,
  today,
}: {
  usage: readonly UsageMonth[];
  today: string;
}) {
  const t = await getTranslations('customer.usage');
  const locale = await getLocale();
  const nameOf = (metric: string) => {
    const known = KNOWN.find((name) => name === metric);
    return known ? t(`metrics.${known}`) : metric;
  };
  const metrics = [...Map.groupBy(usage, ({ metric }) => metric)];
  if (metrics.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <div className="flex flex-col gap-4">
        {metrics.map(([metric, months]) => {
          const last = months.at(-1);
          return (
            <div className="flex items-end justify-between gap-4" key={metric}>
              <div className="min-w-0">
                <p className="truncate text-sm">{nameOf(metric)}</p>
                {last && (
                  <p className="text-muted text-xs">
                    {formatMonth(last.month, locale)} {formatDecimal(last.quantity, locale)}
                  </p>
                )}
              </div>
              <BarMini
                height={40}
                points={months.map(({ month, quantity }) => ({
                  label: formatMonth(month, locale),
                  value: Number(quantity),
                  partial: month.slice(0, 7) === today.slice(0, 7),
                }))}
                title={t('of', { metric: nameOf(metric) })}
                width={140}
              />
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
