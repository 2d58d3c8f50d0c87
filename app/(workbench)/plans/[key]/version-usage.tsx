import { useFormatter, useTranslations } from 'next-intl';
import type { VersionUsage } from '#engine/runtime/design';
import { Dash } from '../../../ui/index.ts';

/** How many subscriptions are on a version; those that are paused or ended beside, lighter. */
export function VersionUsageText({ usage }: { usage: VersionUsage | undefined }) {
  const t = useTranslations('plans.usage');
  const format = useFormatter();
  if (!usage || usage.active + usage.paused + usage.ended === 0) return <Dash />;
  const others = (['paused', 'ended'] as const).filter((status) => usage[status] > 0);
  return (
    <span>
      {format.number(usage.active)}
      {others.map((status) => (
        <span className="ml-2 text-muted text-xs" key={status}>
          {t(status, { count: usage[status] })}
        </span>
      ))}
    </span>
  );
}
