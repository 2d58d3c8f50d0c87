'use client';

import { Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ClosedPeriod } from '#engine/runtime/back-test';
import { Button } from '../../ui/index.ts';
import { StartDialog } from './start-dialog.tsx';

export interface StartProps {
  kind: string;
  designKey: string;
  name: string;
  /** The latest first. */
  periods: readonly ClosedPeriod[];
  /** The form's own key: sent twice, it starts one back-test. */
  idempotencyKey: string;
}

/** Opens the form that starts a back-test. */
export function StartButton({ isOpen = false, ...props }: StartProps & { isOpen?: boolean }) {
  const t = useTranslations('backTest');
  const [open, setOpen] = useState(isOpen);
  return (
    <>
      <Button icon={<Play aria-hidden="true" />} onClick={() => setOpen(true)} variant="primary">
        {t('new')}
      </Button>
      {open && <StartDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
