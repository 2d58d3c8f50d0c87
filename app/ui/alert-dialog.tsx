'use client';

import { useTranslations } from 'next-intl';
import * as Radix from 'radix-ui/alert-dialog';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';

interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What is lost or changed by it. */
  description?: ReactNode;
  /** What happens: "Post 7,043 invoices". */
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  /** The dialog stays, with a spinner, until the promise is settled; it closes when it is kept. */
  onConfirm: () => unknown;
  children?: ReactNode;
}

/** Asks before what can't be taken back. Prefer doing it at once with an undo. */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange, title, description, confirmLabel, danger, onConfirm } = props;
  const t = useTranslations('ui');
  const [pending, setPending] = useState(false);
  const confirm = async () => {
    setPending(true);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch {
      // Whoever gave the action shows what went wrong; the question stays open.
    } finally {
      setPending(false);
    }
  };
  return (
    <Radix.Root onOpenChange={onOpenChange} open={open}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade-in bg-scrim" />
        <Radix.Content className="fixed top-[18vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 animate-fade-in rounded-panel bg-raised p-5 shadow-float">
          <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
          <Radix.Description asChild>
            <div className="mt-1 text-muted">{description}</div>
          </Radix.Description>
          {props.children && <div className="mt-3">{props.children}</div>}
          <footer className="mt-5 flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{props.cancelLabel ?? t('cancel')}</Button>
            </Radix.Cancel>
            <Button onClick={confirm} pending={pending} variant={danger ? 'danger' : 'primary'}>
              {confirmLabel}
            </Button>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
