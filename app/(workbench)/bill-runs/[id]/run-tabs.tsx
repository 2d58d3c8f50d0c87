'use client';

import { usePathname } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type BillRunPart, paths } from '../../../paths.ts';
import { formatCount, LinkTabs } from '../../../ui/index.ts';

interface RunTabsProps {
  runId: string;
  /** Open exceptions. */
  open: number;
  held: number;
}

const PARTS = ['exceptions', 'anomalies', 'sample', 'held'] as const satisfies BillRunPart[];

export function RunTabs({ runId, open, held }: RunTabsProps) {
  const t = useTranslations('billRuns.run');
  const locale = useLocale();
  const here = usePathname();
  const counts: Partial<Record<BillRunPart, number>> = { exceptions: open, held };
  const count = (part: BillRunPart) =>
    counts[part] ? formatCount(counts[part], locale) : undefined;
  const overview = paths.billRun(runId);
  return (
    <LinkTabs
      items={[
        { href: overview, label: t('overview'), current: here === overview },
        ...PARTS.map((part) => {
          const href = paths.billRunPart(runId, part);
          return { href, label: t(part), count: count(part), current: here === href };
        }),
      ]}
      label={t('tabs')}
    />
  );
}
