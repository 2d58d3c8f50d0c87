import { useLocale, useTranslations } from 'next-intl';
import type { TierUsed } from '#engine/core/explanation';
import { Dash, Panel, Table, Td, Th } from '../../../../../ui/index.ts';
import { FigureText } from './figure-text.tsx';

/** The tiers that a quantity went through, with quantity × price of each. */
export function TiersTable({ tiers }: { tiers: readonly TierUsed[] }) {
  const t = useTranslations('explanation.tiers');
  const locale = useLocale();
  if (tiers.length === 0) return null;
  const hasFlat = tiers.some(({ flat }) => flat !== null);
  return (
    <Panel flush title={t('title')}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th className="w-0">{t('tier')}</Th>
            <Th>{t('bounds')}</Th>
            <Th number>{t('quantity')}</Th>
            <Th number>{t('price')}</Th>
            {hasFlat && <Th number>{t('flat')}</Th>}
            <Th number>{t('amount')}</Th>
          </tr>
        </thead>
        <tbody>
          {tiers.map(({ node, tier, bounds, quantity, price, flat, amount }) => (
            <tr key={`${node} ${tier}`}>
              <th className="px-3 text-left font-medium" scope="row">
                {tier}
              </th>
              <Td>{bounds[locale]}</Td>
              <Td number>
                <FigureText figure={quantity} />
              </Td>
              <Td number>{price ? <FigureText figure={price} /> : <Dash />}</Td>
              {hasFlat && <Td number>{flat ? <FigureText figure={flat} /> : <Dash />}</Td>}
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
