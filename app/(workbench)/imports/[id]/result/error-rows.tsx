'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { paths } from '../../../../paths.ts';
import { useTrpc } from '../../../../trpc/client.tsx';
import {
  Button,
  buttonLook,
  formatCount,
  Notice,
  Panel,
  Select,
  SkeletonTable,
  Toolbar,
} from '../../../../ui/index.ts';
import { ErrorTable } from './error-table.tsx';
import type { EditState } from './use-edits.ts';
import type { ViewProps } from './view-props.ts';

const PAGE_ROWS = 50;

/** Rows with errors, each with its cells beside its problems; cells are corrected in place. */
export function ErrorRows({ state, batch, may, editing }: ViewProps) {
  const t = useTranslations('imports.errors');
  const trpc = useTrpc();
  const [code, setCode] = useState('');
  const [cursors, setCursors] = useState<string[]>([]);
  const cursor = cursors.at(-1);
  const { data, refetch } = useQuery(
    trpc.import.errors.queryOptions(
      { batchId: batch.id, limit: PAGE_ROWS, ...(code && { code }), ...(cursor && { cursor }) },
      { placeholderData: keepPreviousData },
    ),
  );
  const mayFix = may.fix && state.upload !== null;
  const errors = batch.report?.errors ?? [];
  const choose = (next: string) => {
    setCode(next);
    setCursors([]);
  };
  return (
    <Panel
      actions={<DownloadLink batchId={batch.id} />}
      flush
      note={mayFix ? t('note') : undefined}
      title={t('title')}
    >
      <div className="px-4 pt-3">
        <Toolbar
          end={mayFix && <SaveEdits editing={editing} onSaved={() => void refetch()} />}
          label={t('title')}
        >
          <CodeFilter code={code} errors={errors} onChoose={choose} />
        </Toolbar>
        <CappedNote failed={batch.report?.counts.failed ?? 0} kept={state.keptRows} />
        {state.upload?.hasNewFixes && <FixedNote fixedRows={state.upload.fixedRows} />}
      </div>
      {data ? (
        <ErrorTable
          columns={data.columns}
          edits={editing.edits}
          onEdit={mayFix ? editing.edit : undefined}
          rows={data.rows}
        />
      ) : (
        <SkeletonTable columns={5} rows={6} />
      )}
      <Pager
        hasMore={data?.next != null}
        onFirst={cursors.length > 0 ? () => setCursors([]) : undefined}
        onNext={() => data?.next && setCursors([...cursors, data.next])}
      />
    </Panel>
  );
}

function CappedNote({ failed, kept }: { failed: number; kept: number }) {
  const t = useTranslations('imports.errors');
  const locale = useLocale();
  if (failed <= kept) return null;
  return (
    <p className="mb-3 text-muted text-sm">{t('capped', { count: formatCount(kept, locale) })}</p>
  );
}

function FixedNote({ fixedRows }: { fixedRows: number }) {
  const t = useTranslations('imports.result');
  return <Notice className="mb-3" title={t('fixed', { count: fixedRows })} />;
}

function DownloadLink({ batchId }: { batchId: string }) {
  const t = useTranslations('imports.errors');
  return (
    <a className={buttonLook('secondary', 'sm')} download href={paths.importErrors(batchId)}>
      <Download aria-hidden="true" />
      {t('download')}
    </a>
  );
}

interface CodeFilterProps {
  code: string;
  errors: readonly { code: string; rows: number; message: { zh: string; en: string } }[];
  onChoose: (code: string) => void;
}

function CodeFilter({ code, errors, onChoose }: CodeFilterProps) {
  const t = useTranslations('imports.errors');
  const locale = useLocale();
  return (
    <Select
      aria-label={t('filter')}
      className="max-w-md"
      onChange={(event) => onChoose(event.target.value)}
      options={errors.map((each) => ({
        value: each.code,
        label: `${each.message[locale]} (${each.rows})`,
      }))}
      placeholder={t('all')}
      value={code}
    />
  );
}

function SaveEdits({ editing, onSaved }: { editing: EditState; onSaved: () => void }) {
  const t = useTranslations('imports.errors');
  const { edits, clear, save, isSaving } = editing;
  if (edits.size === 0) return null;
  const saveAll = async () => {
    if (await save()) onSaved();
  };
  return (
    <>
      <Button onClick={clear} size="sm" variant="ghost">
        {t('discard')}
      </Button>
      <Button onClick={saveAll} pending={isSaving} size="sm" variant="primary">
        {t('save', { count: edits.size })}
      </Button>
    </>
  );
}

interface PagerProps {
  hasMore: boolean;
  onFirst?: () => void;
  onNext: () => void;
}

function Pager({ hasMore, onFirst, onNext }: PagerProps) {
  const t = useTranslations('imports.errors');
  const ui = useTranslations('ui');
  if (!(hasMore || onFirst)) return null;
  return (
    <nav aria-label={t('pages')} className="flex justify-end gap-2 border-line border-t px-4 py-2">
      {onFirst && (
        <Button onClick={onFirst} size="sm">
          {ui('firstPage')}
        </Button>
      )}
      {hasMore && (
        <Button onClick={onNext} size="sm">
          {ui('nextPage')}
        </Button>
      )}
    </nav>
  );
}
