'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { paths } from '../../../../paths.ts';
import { useTrpc } from '../../../../trpc/client.tsx';
import {
  Button,
  formatCount,
  LinkButton,
  Notice,
  Panel,
  RowHeader,
  SkeletonTable,
  Table,
  Td,
  TextLink,
  Th,
} from '../../../../ui/index.ts';
import { Counts } from './counts.tsx';
import { ErrorRows } from './error-rows.tsx';
import { IssueKinds } from './issue-kinds.tsx';
import { Reconciliation } from './reconciliation.tsx';
import { useCommands } from './use-commands.ts';
import type { ViewProps } from './view-props.ts';

/** What an import created, and where to go from there. */
export function DoneView(props: ViewProps) {
  const { state, batch, may, renew, editing } = props;
  const t = useTranslations('imports');
  const locale = useLocale();
  const { rehearseAgain, isRehearsing } = useCommands(state, renew, editing);
  const count = (rows: number) => formatCount(rows, locale);
  const { report } = batch;
  return (
    <div className="flex flex-col gap-4">
      <Notice
        actions={
          <>
            <LinkButton href={paths.newImport()} size="sm">
              {t('done.another')}
            </LinkButton>
            <LinkButton href={paths.customers()} size="sm" variant="primary">
              {t('done.all')}
            </LinkButton>
          </>
        }
        title={t('done.title')}
      >
        {t('done.text', {
          rows: count(batch.rowsTotal),
          created: count(batch.rowsCreated),
          updated: count(batch.rowsUpdated),
          skipped: count(batch.rowsSkipped),
          failed: count(batch.rowsFailed),
        })}
      </Notice>
      {report && <Counts counts={report.counts} />}
      {report?.reconciliation && <Reconciliation found={report.reconciliation} />}
      {state.upload && <ImportedCustomers batchId={batch.id} />}
      {report && <IssueKinds kinds={report.warnings} title={t('result.warnings')} />}
      {state.upload && may.rehearse && state.keptRows > 0 && (
        <Notice
          actions={
            <Button onClick={rehearseAgain} pending={isRehearsing} size="sm">
              {t('result.again')}
            </Button>
          }
          title={t('done.fixRest')}
          tone="notice"
        >
          {t('done.fixRestText')}
        </Notice>
      )}
      {state.keptRows > 0 && <ErrorRows {...props} />}
    </div>
  );
}

function ImportedCustomers({ batchId }: { batchId: string }) {
  const t = useTranslations('imports.done');
  const trpc = useTrpc();
  const { data, isPending } = useQuery(trpc.import.customers.queryOptions({ batchId }));
  if (isPending) return <SkeletonTable columns={3} rows={5} />;
  if (!data || data.rows.length === 0) return null;
  return (
    <Panel flush title={t('customers')}>
      <Table caption={t('table')}>
        <thead>
          <tr>
            <Th number>{t('row')}</Th>
            <Th>{t('name')}</Th>
            <Th>{t('id')}</Th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map(({ id, name, externalId, row }) => (
            <tr key={id}>
              <Td className="w-16 text-muted" number>
                {row}
              </Td>
              <RowHeader>
                <TextLink href={paths.customer(id)}>{name}</TextLink>
              </RowHeader>
              <Td>{externalId}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
