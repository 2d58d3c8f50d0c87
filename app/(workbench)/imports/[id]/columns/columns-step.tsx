'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { paths } from '../../../../paths.ts';
import { useTrpc } from '../../../../trpc/client.tsx';
import { errorText } from '../../../../trpc/shown-error.ts';
import { Button, LinkButton, Notice, useRemembered } from '../../../../ui/index.ts';
import type { Batch, ImportRights, UploadPreview } from '../../types.ts';
import { type Draft, firstDraft, keptDraft, needsBillingDay } from './draft.ts';
import { FilePanel } from './file-panel.tsx';
import { MappingPanel } from './mapping-panel.tsx';
import { OptionsPanel } from './options-panel.tsx';
import { RowOutcome } from './row-outcome.tsx';
import { useTriedMapping } from './use-tried-mapping.ts';

interface ColumnsStepProps {
  uploadId: string;
  preview: UploadPreview;
  batch: Batch | null;
  may: ImportRights;
}

/** The file as it was read, what its columns mean, and what becomes of a row. */
export function ColumnsStep({ uploadId, preview: first, batch, may }: ColumnsStepProps) {
  const trpc = useTrpc();
  const [kept, keep] = useRemembered(`import-${uploadId}`);
  const draft = keptDraft(kept) ?? firstDraft(first, batch);
  const { encoding, delimiter } = draft;
  const isAsFound = encoding === undefined && delimiter === undefined;
  const shown = useQuery(
    trpc.import.preview.queryOptions(
      { uploadId, encoding, delimiter },
      { initialData: isAsFound ? first : undefined, retry: false },
    ),
  );
  const change = (next: Partial<Draft>) => keep(JSON.stringify({ ...draft, ...next }));
  const format = { encoding, delimiter };
  const changeFormat = (next: typeof format) => change({ ...next });
  return (
    <div className="flex flex-col gap-4">
      <FilePanel format={format} onFormat={changeFormat} preview={shown.data} />
      {shown.error && <Unreadable error={shown.error} />}
      {shown.data && (
        <MappingOf
          change={change}
          draft={draft}
          may={may}
          onRenew={() => void shown.refetch()}
          preview={shown.data}
          uploadId={uploadId}
        />
      )}
    </div>
  );
}

export function Unreadable({ error }: { error: unknown }) {
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
      {errorText(error, locale)}
    </Notice>
  );
}

interface MappingOfProps {
  uploadId: string;
  preview: UploadPreview;
  draft: Draft;
  may: ImportRights;
  change: (next: Partial<Draft>) => void;
  onRenew: () => void;
}

function MappingOf({ uploadId, preview, draft, may, change, onRenew }: MappingOfProps) {
  const [at, setAt] = useState(0);
  const { tried, isTrying } = useTriedMapping(uploadId, draft);
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
        <RowOutcome at={shownAt} isTrying={isTrying} onMove={setAt} plan={plan} tried={tried} />
        <CheckForm
          canCheck={may.rehearse}
          change={change}
          draft={draft}
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
  problems: number;
  canCheck: boolean;
  change: (next: Partial<Draft>) => void;
}

/** The options of the import, and the button that has all rows checked. */
function CheckForm({ uploadId, draft, problems, canCheck, change }: CheckFormProps) {
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
    const { mapping, billingFrom, duplicates, encoding, delimiter } = draft;
    const day = mapping.subscription && billingFrom !== '' ? { billingFrom } : {};
    check.mutate({ uploadId, mapping, duplicates, encoding, delimiter, ...day });
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
