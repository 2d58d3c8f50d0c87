'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { HeldInvoice } from '#engine/runtime/bill-run';
import { AlertDialog, Button } from '../../../../ui/index.ts';
import { useInvoiceCommands } from '../use-invoice-commands.ts';

interface HeldActionsProps {
  rows: HeldInvoice[];
  clear: () => void;
  isPosted: boolean;
  may: { release: boolean; discard: boolean };
}

export function HeldActions({ rows, clear, isPosted, may }: HeldActionsProps) {
  const t = useTranslations('billRuns.heldList');
  const commands = useInvoiceCommands();
  const [isAsking, setAsking] = useState(false);
  const [isReleasing, setReleasing] = useState(false);
  const ids = rows.map(({ invoiceId }) => invoiceId);
  const release = async () => {
    setReleasing(true);
    await commands.release(ids).then(clear, () => {});
    setReleasing(false);
  };
  return (
    <>
      {may.release && (
        <Button onClick={release} pending={isReleasing} size="sm">
          {t(isPosted ? 'releasePost' : 'release')}
        </Button>
      )}
      {may.discard && (
        <Button
          disabled={rows.some(({ isBuiltOn }) => isBuiltOn)}
          onClick={() => setAsking(true)}
          size="sm"
        >
          {t('discard')}
        </Button>
      )}
      <AlertDialog
        confirmLabel={t('discardDo')}
        danger
        description={t('discardText')}
        onConfirm={() => commands.discard(ids).then(clear)}
        onOpenChange={setAsking}
        open={isAsking}
        title={t('discardTitle', { count: ids.length })}
      />
    </>
  );
}
