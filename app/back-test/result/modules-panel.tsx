import { useLocale, useTranslations } from 'next-intl';
import type { BackTestSums } from '#engine/runtime/back-test';
import { formatCount, Money, Panel, RowHeader, Table, Td, Th } from '../../ui/index.ts';
import { Difference } from '../difference.tsx';

/** What each module of a plan comes to before and after. */
export function ModulesPanel({ sums }: { sums: BackTestSums }) {
  const t = useTranslations('backTest.modules');
  const locale = useLocale();
  const { modules, currency } = sums;
  if (modules.length === 0) return null;
  return (
    <Panel flush note={t('rest')} title={t('title')}>
      <Table caption={t('caption')} className="relative">
        <thead>
          <tr>
            <Th>
              {t('module')} · {t('plan')}
            </Th>
            <Th number>{t('lines')}</Th>
            <Th number>{t('before')}</Th>
            <Th number>{t('after')}</Th>
            <Th number>{t('difference')}</Th>
          </tr>
        </thead>
        <tbody>
          {modules.map((row) => (
            <tr key={`${row.plan} ${row.module}`}>
              <RowHeader>
                {row.name[locale]}
                <span className="block font-mono font-normal text-muted text-xs">{row.plan}</span>
              </RowHeader>
              <Td className="whitespace-nowrap" number>
                {formatCount(row.linesBefore, locale)}
                {row.linesAfter !== row.linesBefore && ` → ${formatCount(row.linesAfter, locale)}`}
              </Td>
              <Td number>
                <Money amount={row.before} bare currency={currency} />
              </Td>
              <Td number>
                <Money amount={row.after} bare currency={currency} />
              </Td>
              <Td number>
                <Difference amount={row.difference} currency={currency} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
