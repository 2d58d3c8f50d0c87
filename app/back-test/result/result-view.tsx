import type { Route } from 'next';
import { useTranslations } from 'next-intl';
import type { BackTestResult } from '#engine/runtime/back-test';
import { Notice } from '../../ui/index.ts';
import { FailuresPanel, MismatchNotice } from './failures-panel.tsx';
import { type HeatedFlow, HeatPanel } from './heat-panel.tsx';
import { HistogramPanel } from './histogram-panel.tsx';
import { ModulesPanel } from './modules-panel.tsx';
import { MoversPanel } from './movers-panel.tsx';
import { SumsPanel } from './sums-panel.tsx';
import { WhoPanel } from './who-panel.tsx';

interface ResultViewProps {
  result: BackTestResult;
  flows: readonly HeatedFlow[];
  hrefs: Readonly<Record<string, Route>>;
}

/** What came of a back-test, a currency at a time. */
export function ResultView({ result, flows, hrefs }: ResultViewProps) {
  const t = useTranslations('backTest');
  const { currencies, failures, mismatches } = result;
  return (
    <div className="flex flex-col gap-4">
      <MismatchNotice mismatches={mismatches} />
      {currencies.length === 0 && (
        <Notice title={t('nothing.title')} tone="notice">
          {t('nothing.text')}
        </Notice>
      )}
      {currencies.map((sums) => (
        <section aria-label={sums.currency} className="flex flex-col gap-4" key={sums.currency}>
          <SumsPanel sums={sums} />
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <div className="flex min-w-0 flex-col gap-4">
              <WhoPanel sums={sums} />
              <MoversPanel hrefs={hrefs} sums={sums} />
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <HistogramPanel sums={sums} />
              <ModulesPanel sums={sums} />
            </div>
          </div>
        </section>
      ))}
      <FailuresPanel failures={failures} />
      {flows.length > 0 && <HeatPanel flows={flows} />}
    </div>
  );
}
