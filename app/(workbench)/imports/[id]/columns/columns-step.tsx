'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { paths } from '../../../../paths.ts';
import { useTrpc } from '../../../../trpc/client.tsx';
import type { ShownError } from '../../../../trpc/procedure.ts';
import { errorText, shownErrorOf } from '../../../../trpc/shown-error.ts';
import { Button, LinkButton, Notice, Skeleton, useRemembered } from '../../../../ui/index.ts';
import type { Batch, ImportRights, UploadPreview } from '../../types.ts';
import {
  type Draft,
  type Format,
  firstDraft,
  formatOf,
  keptDraft,
  needsBillingDay,
} from './draft.ts';
import { FilePanel } from './file-panel.tsx';
import { MappingPanel } from './mapping-panel.tsx';
import { OptionsPanel } from './options-panel.tsx';
import { RowOutcome } from './row-outcome.tsx';
import { useTriedMapping } from './use-tried-mapping.ts';

interface ColumnsStepProps {
  uploadId: string;
  fileName: string;
  /** Null where the file can't be read as found, and why. */
  preview: UploadPreview | null;
  refusal: ShownError | null;
  batch: Batch | null;
  may: ImportRights;
}

/** The file as it was read, what its columns mean, and what becomes of a row. */
export function ColumnsStep(props: ColumnsStepProps) {
  const { uploadId, fileName, preview: first, refusal, batch, may } = props;
  const trpc = useTrpc();
  const [keptFormat, keepFormat] = useRemembered(`import-${uploadId}-format`);
  const format = formatOf(keptFormat, batch);
  const isAsFound = format.encoding === undefined && format.delimiter === undefined;
  const isRefused = isAsFound && refusal !== null;
  const shown = useQuery(
    trpc.import.preview.queryOptions(
      { uploadId, ...format },
      {
        initialData: (isAsFound && first) || undefined,
        enabled: !isRefused,
        retry: false,
      },
    ),
  );
  return (
    <div className="flex flex-col gap-4">
      <FilePanel
        fileName={fileName}
        format={format}
        onFormat={(next) => keepFormat(JSON.stringify(next))}
        preview={shown.data}
      />
      {shown.isPending && !isRefused && <Skeleton className="h-64" />}
      {isRefused && <Unreadable shown={refusal} />}
      {!isRefused && shown.error && <Unreadable shown={shownErrorOf(shown.error)} />}
      {shown.data && (
        <MappingOf
          batch={batch}
          format={format}
          may={may}
          onRenew={() => void shown.refetch()}
          preview={shown.data}
          uploadId={uploadId}
        />
      )}
    </div>
  );
}

function Unreadable({ shown }: { shown: ShownError }) {
  const t = useTranslations('imports.format');
  const locale = useLocale();
  return (
    <Notice
      actions={
        <LinkButton href={paths.newImport()} size="sm">
          {t('another')}
        </LinkButton>
      }
      title={t('unreadable')}
      tone="danger"
    >
      {shown.text[locale]}
    </Notice>
  );
}

interface MappingOfProps {
  uploadId: string;
  preview: UploadPreview;
  batch: Batch | null;
  format: Format;
  may: ImportRights;
  onRenew: () => void;
}

function MappingOf({ uploadId, preview, batch, format, may, onRenew }: MappingOfProps) {
  const [at, setAt] = useState(0);
  const [kept, keep] = useRemembered(`import-${uploadId}`);
  const draft = keptDraft(kept) ?? firstDraft(preview, batch);
  const change = (next: Partial<Draft>) => keep(JSON.stringify({ ...draft, ...next }));
  const { tried, isTrying } = useTriedMapping(uploadId, draft, format, may.rehearse);
  const { mapping, choice } = draft;
  const plan = preview.plans.find(({ key }) => key === mapping.subscription?.plan);
  const shownAt = Math.min(at, Math.max((tried?.rows.length ?? 1) - 1, 0));
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(22rem,2fr)]">
      <MappingPanel
        choice={choice}
        mapping={mapping}
        maySave={may.save}
        onChoose={(next, chosen) => change({ choice: next, mapping: chosen })}
        onEdit={(edited) => change({ choice: 'current', mapping: edited })}
        onRenew={onRenew}
        plan={plan}
        preview={preview}
        resultOf={(path) => tried?.values[path]?.[shownAt]}
        uploadId={uploadId}
      />
      <div className="flex flex-col gap-4">
        {may.rehearse && (
          <RowOutcome at={shownAt} isTrying={isTrying} onMove={setAt} plan={plan} tried={tried} />
        )}
        <CheckForm
          canCheck={may.rehearse}
          change={change}
          draft={draft}
          format={format}
          problems={tried?.issues.length ?? 0}
          uploadId={uploadId}
        />
      </div>
    </div>
  );
}

interface CheckFormProps {
  uploadId: string;
  draft: Draft;
  format: Format;
  problems: number;
  canCheck: boolean;
  change: (next: Partial<Draft>) => void;
}

/** The options of the import, and the button that has all rows checked. */
function CheckForm({ uploadId, draft, format, problems, canCheck, change }: CheckFormProps) {
  const t = useTranslations('imports.options');
  const locale = useLocale();
  const router = useRouter();
  const trpc = useTrpc();
  const [asked, setAsked] = useState(false);
  const check = useMutation(
    trpc.import.rehearse.mutationOptions({
      onSuccess: ({ importId }) => {
        router.push(paths.import(importId));
        router.refresh();
      },
    }),
  );
  const lacksDay = needsBillingDay(draft);
  const start = () => {
    setAsked(true);
    if (lacksDay) return;
    const { mapping, billingFrom, duplicates } = draft;
    const day = mapping.subscription && billingFrom !== '' ? { billingFrom } : {};
    check.mutate({ uploadId, mapping, duplicates, ...format, ...day });
  };
  return (
    <>
      <OptionsPanel draft={draft} lacksDay={asked && lacksDay} onChange={change} />
      {check.error && <Notice title={errorText(check.error, locale)} tone="danger" />}
      {canCheck && (
        <Button
          className="self-end"
          disabled={problems > 0}
          onClick={start}
          pending={check.isPending}
          variant="primary"
        >
          {t('check')}
        </Button>
      )}
    </>
  );
}
