import { getTranslations } from 'next-intl/server';
import { compareBillRun } from '#engine/runtime/bill-run';
import { Notice, Panel } from '../../../ui/index.ts';
import { BridgeTable } from './bridge-table.tsx';
import { ComparedTable } from './compared-table.tsx';
import type { LoadedRun } from './load-run.ts';

/** How the last posted period became this one. */
export async function Comparison({ loaded: { ctx, run } }: { loaded: LoadedRun }) {
  const t = await getTranslations('billRuns.bridge');
  const bridge = await compareBillRun({ ctx, input: { runId: run.id } });
  const extras = [
    { key: 'tax', name: t('tax'), ...bridge.tax },
    { key: 'rounding', name: t('rounding'), ...bridge.rounding },
  ].filter(({ before, now }) => Number(before) !== 0 || Number(now) !== 0);
  return (
    <>
      {bridge.previous === null ? (
        <Notice>{t('none')}</Notice>
      ) : (
        <Panel flush title={t('title')}>
          <BridgeTable
            bridge={bridge}
            now={{ periodStart: run.periodStart, periodEnd: run.periodEnd }}
          />
        </Panel>
      )}
      <div className="grid gap-4 xl:grid-cols-2">
        <Panel flush note={t('net')} title={t('byCharge')}>
          <ComparedTable
            currency={bridge.currency}
            extras={extras}
            first={t('charge')}
            sums={bridge.byCharge}
            title={t('chargeCaption')}
          />
        </Panel>
        <Panel flush note={t('net')} title={t('byPlan')}>
          <ComparedTable
            currency={bridge.currency}
            extras={extras}
            first={t('plan')}
            sums={bridge.byPlan}
            title={t('planCaption')}
          />
        </Panel>
      </div>
    </>
  );
}
