import { useLocale, useTranslations } from 'next-intl';
import type { ReductionShown } from '#engine/core/explanation';
import { paths } from '../../../../../paths.ts';
import { Panel, Table, Td, TextLink, Th } from '../../../../../ui/index.ts';
import { FigureText } from './figure-text.tsx';

interface ReductionsTableProps {
  invoiceId: string;
  reductions: readonly ReductionShown[];
}

/** The lines that a discount took something off. */
export function ReductionsTable({ invoiceId, reductions }: ReductionsTableProps) {
  const t = useTranslations('explanation.reductions');
  const locale = useLocale();
  if (reductions.length === 0) return null;
  return (
    <Panel flush title={t('title')}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('line')}</Th>
            <Th number>{t('left')}</Th>
            <Th number>{t('amount')}</Th>
          </tr>
        </thead>
        <tbody>
          {reductions.map(({ lineNo, name, left, amount }) => (
            <tr key={lineNo}>
              <th className="px-3 text-left font-normal" scope="row">
                <TextLink href={paths.invoiceLine(invoiceId, lineNo)} scroll={false}>
                  {lineNo}. {name[locale]}
                </TextLink>
              </th>
              <Td number>
                <FigureText figure={left} />
              </Td>
              <Td className="font-medium" number>
                <FigureText figure={amount} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
