import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { AppError } from '#engine/runtime/error';
import { getImport, type ImportState, previewUpload } from '#engine/runtime/import';
import { getUpload } from '#engine/runtime/upload';
import { openContext } from '../../../data/context.ts';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { PageHeader } from '../../../ui/index.ts';
import { ImportStatus } from '../import-status.tsx';
import { ImportSteps } from '../import-steps.tsx';
import { importRights } from '../rights.ts';
import { ColumnsStep } from './columns/columns-step.tsx';
import { EarlierNotice } from './earlier-notice.tsx';
import { ResultStep } from './result/result-step.tsx';
import { ResumeUpload } from './resume-upload.tsx';
import { stepOf } from './step-of.ts';

const loadImport = cache(async (id: string): Promise<ImportState> => {
  const { ctx } = await openPage('import.get');
  try {
    return await getImport({ ctx, input: { id } });
  } catch (error) {
    // An address that names nothing, or is none.
    const isUnknown =
      error instanceof AppError && (error.code === 'not-found' || error.code === 'invalid');
    if (isUnknown) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps<'/imports/[id]'>): Promise<Metadata> {
  const { upload, batch } = await loadImport((await params).id);
  const name = upload?.fileName ?? batch?.report?.file.name;
  return { title: name ?? (await getTranslations('imports'))('title') };
}

export default async function ImportPage({ params, searchParams }: PageProps<'/imports/[id]'>) {
  const { id } = await params;
  const { ctx } = await openPage('import.get');
  const state = await loadImport(id);
  const t = await getTranslations('imports');
  const { step: wished } = await searchParams;
  const step = stepOf(state, wished === 'columns');
  const name = state.upload?.fileName ?? state.batch?.report?.file.name ?? '';
  return (
    <Words of={['imports']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: paths.imports() }]}
        meta={state.batch && <ImportStatus status={state.batch.status} />}
        title={name}
      />
      <ImportSteps current={step} />
      {step === 'upload' && (
        <ResumeUpload upload={await getUpload({ ctx, input: { id: state.id } })} />
      )}
      {step === 'columns' && <Columns state={state} />}
      {(step === 'check' || step === 'import' || step === 'done') && (
        <ResultStep may={importRights(ctx)} state={state} />
      )}
    </Words>
  );
}

async function Columns({ state }: { state: ImportState }) {
  const { ctx } = await openContext();
  const { preview, refusal } = await previewUpload({ ctx, input: { uploadId: state.id } }).then(
    (found) => ({ preview: found, refusal: null }),
    (error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
      const { code, text, issues } = error;
      return { preview: null, refusal: { code, text, issues } };
    },
  );
  return (
    <div className="flex flex-col gap-4">
      {state.batch === null && <EarlierNotice earlier={state.earlier} />}
      <ColumnsStep
        batch={state.batch}
        may={importRights(ctx)}
        fileName={state.upload?.fileName ?? ''}
        preview={preview}
        refusal={refusal}
        uploadId={state.id}
      />
    </div>
  );
}
