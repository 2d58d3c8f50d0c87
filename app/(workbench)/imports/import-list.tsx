'use client';

import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { paths } from '../../paths.ts';
import { useTrpc } from '../../trpc/client.tsx';
import { errorText } from '../../trpc/shown-error.ts';
import {
  AlertDialog,
  Button,
  Dash,
  type DataColumn,
  DataTable,
  DateText,
  formatCount,
  useToast,
} from '../../ui/index.ts';
import { ImportStatus } from './import-status.tsx';
import type { ImportRights, ImportRow } from './types.ts';

interface ImportListProps {
  rows: ImportRow[];
  timeZone: string;
  may: ImportRights;
}

const keyOf = (row: ImportRow) => row.id;
const nameOf = (row: ImportRow) => row.fileName;
const linkOf = (row: ImportRow) => paths.import(row.id);
const REFRESH_MS = 3_000;

function useColumns(timeZone: string): DataColumn<ImportRow>[] {
  const t = useTranslations('imports');
  const locale = useLocale();
  return useMemo(() => {
    const count = (id: 'created' | 'updated' | 'failed', of: (row: ImportRow) => number) => ({
      id,
      header: t(`columns.${id}`),
      number: true,
      wideOnly: true,
      sortBy: of,
      cell: (row: ImportRow) => (of(row) === 0 ? <Dash /> : formatCount(of(row), locale)),
    });
    return [
      { id: 'file', header: t('columns.file'), cell: nameOf, sortBy: nameOf },
      {
        id: 'status',
        header: t('columns.status'),
        cell: ({ status }) => <ImportStatus status={status} />,
        sortBy: ({ status }) => status,
      },
      {
        id: 'mapping',
        header: t('columns.mapping'),
        wideOnly: true,
        cell: ({ mappingName, mappingKey }) => mappingName?.[locale] ?? mappingKey ?? <Dash />,
      },
      {
        id: 'rows',
        header: t('columns.rows'),
        number: true,
        sortBy: ({ rowsTotal }) => rowsTotal,
        cell: ({ rowsTotal }) => (rowsTotal === 0 ? <Dash /> : formatCount(rowsTotal, locale)),
      },
      count('created', ({ rowsCreated }) => rowsCreated),
      count('updated', ({ rowsUpdated }) => rowsUpdated),
      count('failed', ({ rowsFailed }) => rowsFailed),
      {
        id: 'by',
        header: t('columns.by'),
        wideOnly: true,
        cell: ({ by, hasFile }) => by || (hasFile ? <Dash /> : t('commandLine')),
      },
      {
        id: 'at',
        header: t('columns.at'),
        wideOnly: true,
        sortBy: ({ at }) => at,
        cell: ({ at }) => <DateText instant={at} timeZone={timeZone} />,
      },
    ];
  }, [t, locale, timeZone]);
}

/** Imports, and while any is at work they renew themselves. */
export function ImportList({ rows, timeZone, may }: ImportListProps) {
  const t = useTranslations('imports');
  const router = useRouter();
  const columns = useColumns(timeZone);
  const [removing, setRemoving] = useState<ImportRow | null>(null);
  const atWork = rows.some(({ status }) => status === 'rehearsing' || status === 'running');
  useEffect(() => {
    if (!atWork) return;
    const timer = setInterval(() => router.refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [atWork, router]);
  const removable = (chosen: readonly ImportRow[]) => {
    const [only] = chosen;
    if (chosen.length !== 1 || !only?.hasFile) return null;
    return (
      <Button icon={<Trash2 aria-hidden="true" />} onClick={() => setRemoving(only)} size="sm">
        {t('remove.action')}
      </Button>
    );
  };
  return (
    <>
      <DataTable
        actions={may.upload ? removable : undefined}
        columns={columns}
        label={t('title')}
        remember="imports"
        rowHref={linkOf}
        rowKey={keyOf}
        rowName={nameOf}
        rows={rows}
      />
      {removing && <RemoveDialog onClose={() => setRemoving(null)} row={removing} />}
    </>
  );
}

function RemoveDialog({ row, onClose }: { row: ImportRow; onClose: () => void }) {
  const t = useTranslations('imports.remove');
  const locale = useLocale();
  const trpc = useTrpc();
  const toast = useToast();
  const router = useRouter();
  const remove = useMutation(
    trpc.import.removeUpload.mutationOptions({
      onSuccess: () => {
        toast({ title: t('done'), tone: 'done' });
        router.refresh();
      },
      onError: (error) => toast({ tone: 'failed', title: errorText(error, locale) }),
    }),
  );
  return (
    <AlertDialog
      confirmLabel={t('action')}
      danger
      description={t('text', { name: row.fileName })}
      onConfirm={() => remove.mutateAsync({ id: row.id })}
      onOpenChange={(open) => !open && onClose()}
      open
      title={t('title')}
    />
  );
}
