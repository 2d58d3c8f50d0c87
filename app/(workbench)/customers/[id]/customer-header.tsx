import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { CustomerDetails } from '#engine/runtime/customer';
import { paths } from '../../../paths.ts';
import { Badge, PageHeader } from '../../../ui/index.ts';
import { CustomerStatus, useTierName } from '../customer-status.tsx';
import { EditTags } from './edit-tags.tsx';

interface CustomerHeaderProps {
  customer: CustomerDetails;
  mayTag: boolean;
  actions: ReactNode;
}

export function CustomerHeader({ customer, mayTag, actions }: CustomerHeaderProps) {
  const t = useTranslations('customer');
  const tierName = useTierName();
  const { id, name, status, tier, tags, externalId } = customer;
  return (
    <PageHeader
      actions={actions}
      crumbs={[{ label: t('list'), href: paths.customers() }]}
      meta={
        <>
          <CustomerStatus status={status} />
          {tier && (
            <Badge tone={tier === 'standard' ? 'neutral' : 'accent'}>{tierName(tier)}</Badge>
          )}
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
          {mayTag && <EditTags customerId={id} tags={tags} />}
          {externalId && <span className="text-muted text-sm">{externalId}</span>}
        </>
      }
      title={name}
    />
  );
}
