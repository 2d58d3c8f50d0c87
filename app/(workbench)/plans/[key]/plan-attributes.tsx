import { useLocale, useTranslations } from 'next-intl';
import type { Plan } from '#schemas';
import { Badge, Dash, Panel, RowHeader, Table, Td, Th } from '../../../ui/index.ts';

type Attribute = NonNullable<Plan['attributes']>[number];

/** What an order of the plan asks for. */
export function PlanAttributes({ plan }: { plan: Plan }) {
  const t = useTranslations('plans.attributes');
  const locale = useLocale();
  const attributes = plan.attributes ?? [];
  if (attributes.length === 0) return null;
  const words =
    (labels: Attribute['valueLabels'] = {}) =>
    (value: string | number | boolean) =>
      labels[String(value)]?.[locale] ?? String(value);
  return (
    <Panel flush note={t('note')} title={t('title')}>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <Th>{t('label')}</Th>
            <Th>{t('key')}</Th>
            <Th>{t('type')}</Th>
            <Th>{t('allowed')}</Th>
            <Th>{t('default')}</Th>
          </tr>
        </thead>
        <tbody>
          {attributes.map(
            ({ key, label, type, required, allowed, default: usual, valueLabels }) => (
              <tr key={key}>
                <RowHeader>
                  {label[locale]} {required && <Badge>{t('required')}</Badge>}
                </RowHeader>
                <Td className="font-mono text-muted text-xs">{key}</Td>
                <Td>{t(`types.${type}`)}</Td>
                <Td>{allowed?.map(words(valueLabels)).join(t('separator')) ?? <Dash />}</Td>
                <Td>{usual === undefined ? <Dash /> : words(valueLabels)(usual)}</Td>
              </tr>
            ),
          )}
        </tbody>
      </Table>
    </Panel>
  );
}
