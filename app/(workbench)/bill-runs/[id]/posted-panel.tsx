import { getLocale, getTranslations } from 'next-intl/server';
import { paths } from '../../../paths.ts';
import {
  Dash,
  DateText,
  formatCount,
  formatDate,
  LinkButton,
  Notice,
  Panel,
  Stat,
  StatRow,
  TextLink,
} from '../../../ui/index.ts';
import type { LoadedRun } from './load-run.ts';
import { Totals } from './totals.tsx';

/** What became of the run: its numbers, and what it left behind. */
export async function PostedPanel({ loaded }: { loaded: LoadedRun }) {
  const { run, summary, tenant, may } = loaded;
  const t = await getTranslations('billRuns.done');
  const locale = await getLocale();
  const { numbers, dueOn, posted, held } = summary;
  const range = (first: string, last: string) =>
    first === last ? first : t('range', { first, last });
  return (
    <Panel
      actions={
        may('invoice.get') && (
          <LinkButton href={paths.invoices({ run: run.id })} size="sm">
            {t('showInvoices')}
          </LinkButton>
        )
      }
      flush
      note={run.postedAt && <DateText instant={run.postedAt} timeZone={tenant.timeZone} />}
      title={t('title')}
    >
      <StatRow className="rounded-none border-0 [&_dd]:text-base">
        <Stat
          className="col-span-2"
          label={t('numbers')}
          value={numbers ? range(numbers.first, numbers.last) : <Dash />}
        />
        <Stat label={t('invoices')} value={formatCount(posted.invoices, locale)} />
        <Stat label={t('total')} value={<Totals of={posted} />} />
        <Stat
          label={t('due')}
          value={
            dueOn ? (
              range(formatDate(dueOn.first, locale), formatDate(dueOn.last, locale))
            ) : (
              <Dash />
            )
          }
        />
      </StatRow>
      {held.invoices > 0 && (
        <Notice
          actions={<TextLink href={paths.billRunPart(run.id, 'held')}>{t('showHeld')}</TextLink>}
          className="m-3"
          tone="notice"
        >
          {t('heldNote', { count: held.invoices })}
        </Notice>
      )}
    </Panel>
  );
}
