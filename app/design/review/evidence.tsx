import { useLocale, useTranslations } from 'next-intl';
import { Decimal } from '#engine/core/decimal';
import type { BackTestSummary } from '#engine/runtime/back-test';
import type { DesignScenarios } from '#engine/runtime/design';
import { paths } from '../../paths.ts';
import {
  DateText,
  DiffValue,
  formatMoney,
  formatPeriod,
  Money,
  Panel,
  Status,
  TextLink,
  Timeline,
} from '../../ui/index.ts';
import { ScenarioResults } from '../lifecycle/scenario-state.tsx';
import type { DraftHead } from '../lifecycle/types.ts';

/** The scenarios of what is looked through, green or red. */
export function ScenarioPanel({ scenarios }: { scenarios: DesignScenarios }) {
  const t = useTranslations('lifecycle.scenarios');
  const { results, passed } = scenarios;
  const failing = results.filter((result) => !result.passed).length;
  return (
    <Panel
      actions={
        results.length > 0 && (
          <Status tone={passed ? 'positive' : 'danger'}>
            {passed
              ? t('passed', { count: results.length })
              : t('failed', { count: failing, total: results.length })}
          </Status>
        )
      }
      title={t('label')}
    >
      <div className="max-h-80 overflow-y-auto">
        <ScenarioResults scenarios={scenarios} />
      </div>
    </Panel>
  );
}

function Totals({ totals }: Pick<BackTestSummary, 'totals'>) {
  const locale = useLocale();
  return totals.map(({ currency, before, after }) => {
    const difference = Decimal.of(after).minus(Decimal.of(before));
    const sign = difference.sign();
    const direction = sign > 0 ? 'up' : sign < 0 ? 'down' : 'same';
    return (
      <p className="flex flex-wrap items-baseline gap-x-3" key={currency}>
        <Money amount={before} currency={currency} />
        <span aria-hidden="true">→</span>
        <Money amount={after} currency={currency} />
        <DiffValue direction={direction}>
          {formatMoney(difference.abs().toString(), currency, locale)}
        </DiffValue>
      </p>
    );
  });
}

interface BackTestPanelProps {
  design: { kind: string; key: string };
  /** The last one, if there is any. */
  last: BackTestSummary | undefined;
  /** Of what is looked through, as it would be published. */
  reviewHash: string | null;
  timeZone: string;
}

export function BackTestPanel({ design, last, reviewHash, timeZone }: BackTestPanelProps) {
  const t = useTranslations('lifecycle.review');
  const of = useTranslations('backTest');
  const locale = useLocale();
  if (!last) {
    return (
      <Panel title={t('lastBackTest')}>
        <p className="text-muted text-sm">{t('noBackTest')}</p>
      </Panel>
    );
  }
  const isSame = reviewHash !== null && reviewHash === last.contentHash;
  return (
    <Panel title={t('lastBackTest')}>
      <div className="flex flex-col gap-1 text-sm">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <TextLink href={paths.backTest(design.kind, design.key, last.id)}>
            {formatPeriod(last.periodStart, last.periodEnd, locale)}
          </TextLink>
          <DateText instant={last.createdAt} timeZone={timeZone} />
          <span className="text-muted">{of(`statuses.${last.status}`)}</span>
        </p>
        <Totals totals={last.totals} />
        <p className={isSame ? 'text-muted text-xs' : 'text-notice text-xs'}>
          {isSame ? t('matches') : t('staleBackTest')}
        </p>
      </div>
    </Panel>
  );
}

interface HistoryPanelProps {
  reviews: DraftHead['reviews'];
  timeZone: string;
}

/** What was said and done on the way. */
export function HistoryPanel({ reviews, timeZone }: HistoryPanelProps) {
  const t = useTranslations('lifecycle');
  if (reviews.length === 0) return null;
  const entries = reviews.toReversed().map(({ id, action, byName, at, comment }) => ({
    key: id,
    time: <DateText instant={at} timeZone={timeZone} />,
    title: `${byName} ${t(`reviewActions.${action}`)}`,
    text: comment || undefined,
  }));
  return (
    <Panel title={t('review.history')}>
      <Timeline entries={entries} label={t('review.history')} />
    </Panel>
  );
}
