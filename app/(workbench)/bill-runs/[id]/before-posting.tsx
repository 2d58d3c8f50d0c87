import { getLocale, getTranslations } from 'next-intl/server';
import { listAnomalies } from '#engine/runtime/bill-run';
import { type BillRunPart, paths } from '../../../paths.ts';
import { formatCount, Notice, Panel, Stat, StatRow, TextLink } from '../../../ui/index.ts';
import type { LoadedRun } from './load-run.ts';
import { loadSample } from './load-sample.ts';

/** What finance looks at before it posts, and how much of it is done. */
export async function BeforePosting({ loaded }: { loaded: LoadedRun }) {
  const { ctx, run, summary } = loaded;
  const t = await getTranslations('billRuns.check');
  const locale = await getLocale();
  const input = { runId: run.id };
  const anomalies = await listAnomalies({ ctx, input: { ...input, limit: 1 } });
  const sample = await loadSample(run.id);
  const unseen = anomalies.counts
    .filter(({ mark }) => mark === 'unseen')
    .reduce((sum, { count }) => sum + count, 0);
  const link = (part: BillRunPart, value: string, query = {}) => (
    <TextLink href={paths.billRunPart(run.id, part, query)}>{value}</TextLink>
  );
  const checked = {
    checked: formatCount(sample.checked, locale),
    size: formatCount(sample.rows.length, locale),
  };
  const { open, resolved } = summary.exceptions;
  return (
    <Panel flush title={t('title')}>
      <StatRow className="rounded-none border-0">
        <Stat
          label={t('exceptions')}
          note={resolved > 0 && t('exceptionsAccepted', { count: resolved })}
          value={link('exceptions', t('exceptionsOpen', { count: open }), { status: 'open' })}
        />
        <Stat
          label={t('anomalies')}
          value={link('anomalies', t('anomaliesLeft', { count: unseen }), { mark: 'unseen' })}
        />
        <Stat
          label={t('sample')}
          note={sample.wrong > 0 && t('sampleWrong', { count: sample.wrong })}
          value={link('sample', t('sampleDone', checked))}
        />
        <Stat
          label={t('held')}
          value={link('held', t('heldCount', { count: summary.held.invoices }))}
        />
      </StatRow>
      {summary.marked.wrongNotHeld > 0 && (
        <Notice className="m-3" tone="notice">
          {t('wrong', { count: summary.marked.wrongNotHeld })}
        </Notice>
      )}
    </Panel>
  );
}
