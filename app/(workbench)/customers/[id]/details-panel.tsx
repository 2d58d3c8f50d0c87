import { getTranslations } from 'next-intl/server';
import type { CustomerOverview } from '#engine/runtime/customer';
import { CopyButton, DateText, DescriptionList, Panel } from '../../../ui/index.ts';

const INDUSTRIES = ['retail', 'catering', 'services', 'education'] as const;

/** The plain record: where, what kind, since when. */
export async function DetailsPanel({ overview }: { overview: CustomerOverview }) {
  const t = await getTranslations('customer.details');
  const kinds = await getTranslations('customers.kinds');
  const { customer, addressLine, timeZone } = overview;
  const industryOf = (industry: string) => {
    const known = INDUSTRIES.find((name) => name === industry);
    return known ? t(`industries.${known}`) : industry;
  };
  const custom = Object.entries(customer.customFields).map(([label, value]) => ({
    key: `custom ${label}`,
    label,
    value: typeof value === 'object' ? JSON.stringify(value) : String(value),
  }));
  return (
    <Panel title={t('title')}>
      <DescriptionList
        items={[
          { label: t('address'), value: addressLine || undefined },
          { label: t('region'), value: customer.region ?? undefined },
          { label: t('kind'), value: kinds(customer.kind) },
          ...(customer.industry
            ? [{ label: t('industry'), value: industryOf(customer.industry) }]
            : []),
          {
            label: t('term'),
            value:
              customer.paymentTermDays === null
                ? t('termInherited')
                : t('days', { days: customer.paymentTermDays }),
          },
          {
            label: t('globalId'),
            value: (
              <span className="flex items-center gap-1">
                <span className="min-w-0 truncate text-xs" title={customer.globalId}>
                  {customer.globalId}
                </span>
                <CopyButton label={t('copyId')} text={customer.globalId} />
              </span>
            ),
          },
          {
            label: t('created'),
            value: <DateText instant={customer.createdAt} timeZone={timeZone} />,
          },
          ...custom,
        ]}
      />
    </Panel>
  );
}
