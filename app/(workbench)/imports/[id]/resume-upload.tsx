import { useLocale, useTranslations } from 'next-intl';
import { formatBytes, Notice } from '../../../ui/index.ts';
import type { UploadState } from '../types.ts';
import { UploadDrop } from '../upload-drop.tsx';

/** An upload that broke off: the same file again goes on with it. */
export function ResumeUpload({ upload }: { upload: UploadState }) {
  const t = useTranslations('imports.upload');
  const locale = useLocale();
  const { fileName, bytes, nextPart, parts } = upload;
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <Notice title={t('resumeTitle')} tone="notice">
        {t('resume', { name: fileName, size: formatBytes(bytes, locale), done: nextPart, parts })}
      </Notice>
      <UploadDrop begun={upload} />
    </div>
  );
}
