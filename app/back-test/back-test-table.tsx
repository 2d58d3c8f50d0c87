import { useLocale, useTranslations } from 'next-intl';
import { Decimal } from '#engine/core/decimal';
import type { BackTestSummary } from '#engine/runtime/back-test';
import { actorName } from '../(workbench)/bill-runs/actor-name.ts';
import { paths } from '../paths.ts';
import {
  Dash,
  DateText,
  formatPeriod,
  Money,
  RowHeader,
  Table,
  Td,
  TextLink,
  Th,
} from '../ui/index.ts';
import { Difference } from './difference.tsx';
import { ScopeText } from './scope-text.tsx';
import { BackTestStatus } from './status.tsx';

interface BackTestTableProps {
  rows: readonly BackTestSummary[];
  timeZone: string;
}

/** An amount of each currency, below each other. */
function Amounts({ totals, of }: Pick<BackTestSummary, 'totals'> & { of: 'before' | 'after' }) {
  if (totals.length === 0) return <Dash />;
  return totals.map((total) => (
    <span className="block" key={total.currency}>
      <Money amount={total[of]} currency={total.currency} />
    </span>
  ));
}

function Differences({ totals }: Pick<BackTestSummary, 'totals'>) {
  if (totals.length === 0) return <Dash />;
  return totals.map(({ currency, before, after }) => (
    <span className="block" key={currency}>
      <Difference
        amount={Decimal.of(after).minus(Decimal.of(before)).toString()}
        currency={currency}
      />
    </span>
  ));
}

/** Back-tests of a design, the latest first. */
export function BackTestTable({ rows, timeZone }: BackTestTableProps) {
  const t = useTranslations('backTest');
  const system = useTranslations('flows.design');
  const locale = useLocale();
  return (
    <Table caption={t('of')} className="relative">
      <thead>
        <tr>
          <Th>{t('columns.started')}</Th>
          <Th>{t('columns.period')}</Th>
          <Th>{t('columns.scope')}</Th>
          <Th>{t('columns.projection')}</Th>
          <Th>{t('columns.status')}</Th>
          <Th number>{t('columns.before')}</Th>
          <Th number>{t('columns.after')}</Th>
          <Th number>{t('columns.difference')}</Th>
          <Th>{t('columns.by')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHeader>
              <TextLink href={paths.backTest(row.designKind, row.designKey, row.id)}>
                <DateText instant={row.createdAt} timeZone={timeZone} />
              </TextLink>
            </RowHeader>
            <Td className="whitespace-nowrap">
              {formatPeriod(row.periodStart, row.periodEnd, locale)}
            </Td>
            <Td className="whitespace-nowrap">
              <ScopeText sampleSize={row.sampleSize} />
            </Td>
            <Td>{t(`form.${row.projection}`)}</Td>
            <Td>
              <BackTestStatus status={row.status} />
            </Td>
            <Td number>
              <Amounts of="before" totals={row.totals} />
            </Td>
            <Td number>
              <Amounts of="after" totals={row.totals} />
            </Td>
            <Td number>
              <Differences totals={row.totals} />
            </Td>
            <Td className="whitespace-nowrap">{actorName(row.createdBy, system('system'))}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
