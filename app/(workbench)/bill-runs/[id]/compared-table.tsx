import { useLocale, useTranslations } from 'next-intl';
import type { ComparedSum } from '#engine/runtime/bill-run';
import { DiffValue, formatMoney, RowHeader, Table, Td, Th, TotalRow } from '../../../ui/index.ts';
import { addAmounts } from './add-amounts.ts';
import { directionOf, withoutSign } from './direction.ts';

type Sums = Pick<ComparedSum, 'before' | 'now' | 'difference'>;

interface ComparedTableProps {
  title: string;
  /** The heading of the first column. */
  first: string;
  currency: string;
  sums: readonly ComparedSum[];
  /** Tax and rounding, where there are any. */
  extras: readonly (Sums & { key: string; name: string })[];
}

const MOST_ROWS = 40;

function Figures({ sums, currency }: { sums: Sums; currency: string }) {
  const locale = useLocale();
  return (
    <>
      <Td number>{formatMoney(sums.before, currency, locale)}</Td>
      <Td number>{formatMoney(sums.now, currency, locale)}</Td>
      <Td number>
        <DiffValue direction={directionOf(sums.difference)}>
          {formatMoney(withoutSign(sums.difference), currency, locale)}
        </DiffValue>
      </Td>
    </>
  );
}

/** Both periods beside each other, what changed most first; the rows add up to the totals. */
export function ComparedTable({ title, first, currency, sums, extras }: ComparedTableProps) {
  const t = useTranslations('billRuns.bridge');
  const locale = useLocale();
  const rest = sums.slice(MOST_ROWS);
  const all = addAmounts([...sums, ...extras]);
  return (
    <Table caption={title}>
      <thead>
        <tr>
          <Th>{first}</Th>
          <Th number>{t('last')}</Th>
          <Th number>{t('this')}</Th>
          <Th number>{t('difference')}</Th>
        </tr>
      </thead>
      <tbody>
        {sums.slice(0, MOST_ROWS).map((sum) => (
          <tr key={sum.key}>
            <RowHeader className="font-normal">{sum.name?.[locale] ?? t('noPlan')}</RowHeader>
            <Figures currency={currency} sums={sum} />
          </tr>
        ))}
        {rest.length > 0 && (
          <tr>
            <RowHeader className="font-normal text-muted">
              {t('others', { count: rest.length })}
            </RowHeader>
            <Figures currency={currency} sums={addAmounts(rest)} />
          </tr>
        )}
        {extras.map((extra) => (
          <tr className="text-muted" key={extra.key}>
            <RowHeader className="font-normal">{extra.name}</RowHeader>
            <Figures currency={currency} sums={extra} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <TotalRow>
          <RowHeader>
            {t('total')} <span className="font-normal text-muted">{currency}</span>
          </RowHeader>
          <Figures currency={currency} sums={all} />
        </TotalRow>
      </tfoot>
    </Table>
  );
}
