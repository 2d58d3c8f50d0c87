'use client';

import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { paths } from '../../paths.ts';
import { Button, cn, formatBytes, Notice, Progress } from '../../ui/index.ts';
import type { UploadState } from './types.ts';
import { type UploadPhase, useUpload } from './use-upload.ts';

const MEGABYTE = 1024 ** 2;
const MOST_BYTES = 1024 ** 3;

interface UploadDropProps {
  /** An upload that broke off, to be gone on with. */
  begun?: UploadState;
}

/** Takes one file: dropped, or chosen with the button, which is also the way by keyboard. */
export function UploadDrop({ begun }: UploadDropProps) {
  const t = useTranslations('imports.upload');
  const locale = useLocale();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const file = useRef<File | null>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const upload = useUpload({ onDone: (id) => router.push(paths.import(id)) });
  const { state } = upload;
  const busy = state.phase === 'sending' || state.phase === 'reading';

  const take = (files: FileList | null) => {
    const [chosen] = files ?? [];
    if (!chosen || busy) return;
    if ((files?.length ?? 0) > 1) return setRefusal(t('one'));
    if (begun && (chosen.size !== begun.bytes || chosen.name !== begun.fileName)) {
      const size = formatBytes(begun.bytes, locale);
      return setRefusal(t('other', { name: begun.fileName, size }));
    }
    setRefusal(null);
    file.current = chosen;
    void upload.start(chosen, begun);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const goOn = (id: string) => file.current && void upload.goOn(file.current, id);
  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same */}
      <div
        className={cn(
          'flex min-h-56 flex-col items-center justify-center gap-3 rounded-panel border-2 border-line-strong border-dashed bg-surface px-6 py-8 text-center transition-colors',
          over && 'border-accent bg-accent-soft',
        )}
        onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDrop={drop}
      >
        {busy ? (
          <Sending state={state} />
        ) : (
          <>
            <FileUp aria-hidden="true" className="size-8 text-muted" />
            <p className="font-medium">{t('drop')}</p>
            <Button onClick={() => input.current?.click()} variant="primary">
              {t('choose')}
            </Button>
            <p className="max-w-[64ch] text-muted text-sm">
              {t('limits', { size: formatBytes(MOST_BYTES, locale) })} {t('spreadsheet')}
            </p>
          </>
        )}
        <input
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          hidden
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
          ref={input}
          type="file"
        />
      </div>
      {busy && (
        <Button className="self-center" onClick={upload.cancel} variant="ghost">
          {t('cancel')}
        </Button>
      )}
      {refusal && <Notice title={refusal} tone="danger" />}
      {state.phase === 'failed' && (
        <Notice
          actions={
            state.id !== null && (
              <Button onClick={() => goOn(state.id as string)} size="sm">
                {t('goOn')}
              </Button>
            )
          }
          title={state.id === null ? t('refused') : t('failed')}
          tone="danger"
        >
          {state.error.text[locale]}
        </Notice>
      )}
    </div>
  );
}

function Sending({ state }: { state: UploadPhase }) {
  const t = useTranslations('imports.upload');
  if (state.phase !== 'sending' && state.phase !== 'reading') return null;
  const label = state.phase === 'reading' ? t('checking') : t('progress', { name: state.name });
  const isSmall = state.bytes < MEGABYTE;
  return (
    <div className="w-full max-w-md text-left" role="status">
      <p className="mb-2 truncate font-medium">{label}</p>
      <Progress
        bare={isSmall}
        done={Math.round(state.sent / MEGABYTE)}
        label={label}
        total={state.phase === 'reading' || isSmall ? 0 : Math.round(state.bytes / MEGABYTE)}
        unit={t('bytes')}
      />
    </div>
  );
}
