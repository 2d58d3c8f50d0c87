'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CustomerRow, Duplicates } from '#engine/runtime/customer';
import { paths } from '../../../paths.ts';
import { Button, Panel, RowHeader, Table, Td, TextLink, Th } from '../../../ui/index.ts';
import { MergeDialog, type MergeDialogProps } from './merge-dialog.tsx';

interface DuplicateListProps extends Pick<MergeDialogProps, 'currency' | 'timeZone' | 'mayUndo'> {
  groups: readonly Duplicates[];
}

/** Customers who may be one, group by group; a pair of them is compared side by side. */
export function DuplicateList({ groups, ...rest }: DuplicateListProps) {
  const t = useTranslations('customers.duplicates');
  const [pair, setPair] = useState<readonly [CustomerRow, CustomerRow]>();
  return (
    <div className="flex flex-col gap-4">
      {groups.map(({ reason, customers }) => {
        const [first, second] = customers;
        return (
          <Panel
            actions={
              first &&
              second && (
                <Button onClick={() => setPair([first, second])} size="sm">
                  {t('compare')}
                </Button>
              )
            }
            flush
            key={`${reason} ${first?.id}`}
            title={t(reason === 'phone' ? 'phone' : 'nameAddress', { name: first?.name ?? '' })}
          >
            <Group customers={customers} />
          </Panel>
        );
      })}
      {pair && <MergeDialog {...rest} close={() => setPair(undefined)} pair={pair} />}
    </div>
  );
}

function Group({ customers }: { customers: readonly CustomerRow[] }) {
  const t = useTranslations('customers.columns');
  return (
    <Table caption={t('name')}>
      <thead>
        <tr>
          {/* As wide in every group, so that their columns stand below each other. */}
          <Th className="w-1/5">{t('name')}</Th>
          <Th className="w-1/6">{t('number')}</Th>
          <Th className="w-1/6">{t('phone')}</Th>
          <Th>{t('address')}</Th>
        </tr>
      </thead>
      <tbody>
        {customers.map((row) => (
          <tr key={row.id}>
            <RowHeader>
              <TextLink href={paths.customer(row.id)}>{row.name}</TextLink>
            </RowHeader>
            <Td className="text-muted">{row.externalId}</Td>
            <Td>{row.phone}</Td>
            <Td>{row.addressLine}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
