'use client';

import { useTranslations } from 'next-intl';
import type { Invited } from '#engine/runtime/member';
import { Button, CopyButton, Dialog } from '../../../ui/index.ts';

interface LinkDialogProps {
  invited: Invited | undefined;
  onClose: () => void;
}

/** Where this server sends no mail: the link, to be handed over by another way. */
export function LinkDialog({ invited, onClose }: LinkDialogProps) {
  const t = useTranslations('people');
  const link = invited?.link;
  if (!link) return null;
  return (
    <Dialog
      description={t('linkText', { email: invited.invitation.email })}
      footer={
        <Button onClick={onClose} variant="primary">
          {t('close')}
        </Button>
      }
      onOpenChange={(isOpen) => !isOpen && onClose()}
      open
      title={t('linkTitle')}
    >
      <div className="flex items-start gap-2 rounded-md bg-sunken p-3">
        <code className="min-w-0 grow break-all text-xs">{link}</code>
        <CopyButton label={t('copyLink')} text={link} />
      </div>
    </Dialog>
  );
}
