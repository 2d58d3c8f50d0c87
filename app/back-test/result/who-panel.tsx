import { useLocale, useTranslations } from 'next-intl';
import type { BackTestSums } from '#engine/runtime/back-test';
import {
  Dash,
  formatCount,
  formatPercent,
  Panel,
  RowHeader,
  Table,
  Td,
  Th,
} from '../../ui/index.ts';
import { Difference } from '../difference.tsx';
import { shareOf } from '../share-of.ts';

const FILLS = { up: 'fill-positive', down: 'fill-negative', same: 'fill-line-strong' } as const;
const WIDTH = 1000;

/** Who pays more, who less, who the same: how many, what share, and how much together. */
export function WhoPanel({ sums }: { sums: BackTestSums }) {
  const t = useTranslations('backTest.who');
  const locale = useLocale();
  const { currency, customers, up, down, same } = sums;
  const rows = [
    { id: 'up' as const, count: up.customers, amount: up.amount },
    { id: 'down' as const, count: down.customers, amount: down.amount },
    { id: 'same' as const, count: same, amount: undefined },
  ];
  return (
    <Panel flush title={t('label')}>
      <Table caption={t('caption')} className="relative">
        <thead>
          <tr>
            <Th>
              <span className="sr-only">{t('label')}</span>
            </Th>
            <Th number>{t('customers')}</Th>
            <Th number>{t('share')}</Th>
            <Th className="hidden w-1/3 sm:table-cell">
              <span className="sr-only">{t('share')}</span>
            </Th>
            <Th number>{t('amount')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, count, amount }) => (
            <tr key={id}>
              <RowHeader>{t(id)}</RowHeader>
              <Td number>{formatCount(count, locale)}</Td>
              <Td number>{formatPercent(shareOf(count, customers), locale)}</Td>
              <Td className="hidden sm:table-cell">
                <svg
                  aria-hidden="true"
                  className="h-4 w-full"
                  preserveAspectRatio="none"
                  viewBox={`0 0 ${WIDTH} 16`}
                >
                  <rect
                    className={FILLS[id]}
                    height="10"
                    width={Math.max(count > 0 ? 2 : 0, (count / Math.max(customers, 1)) * WIDTH)}
                    x="0"
                    y="3"
                  />
                </svg>
              </Td>
              <Td number>
                {amount === undefined ? (
                  <Dash />
                ) : (
                  <Difference amount={amount} currency={currency} />
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
