'use client';

import { useTranslations } from 'next-intl';
import { Button, CopyButton, Dialog, Notice } from '../../../ui/index.ts';

interface MadeKeyProps {
  apiKey: string;
  onClose: () => void;
}

/** The only showing of a key. */
export function MadeKey({ apiKey, onClose }: MadeKeyProps) {
  const t = useTranslations('api.keys.made');
  const { origin } = window.location;
  const command = `curl -H "Authorization: Bearer ${apiKey}" "${origin}/api/v1/customers?limit=1"`;
  return (
    <Dialog
      footer={
        <Button onClick={onClose} variant="primary">
          {t('done')}
        </Button>
      }
      onOpenChange={(open) => !open && onClose()}
      open
      size="lg"
      title={t('title')}
    >
      <Notice tone="notice">{t('text')}</Notice>
      <Secret copy={t('copy')} label={t('key')} text={apiKey} />
      <Secret copy={t('copyCommand')} label={t('try')} text={command} />
    </Dialog>
  );
}

function Secret({ label, copy, text }: { label: string; copy: string; text: string }) {
  return (
    <div className="mt-4">
      <p className="mb-1 font-medium text-sm">{label}</p>
      <div className="flex items-start gap-2 rounded-md border border-line bg-sunken px-3 py-2">
        <code className="min-w-0 grow select-all break-all font-mono text-xs">{text}</code>
        <CopyButton label={copy} text={text} />
      </div>
    </div>
  );
}
