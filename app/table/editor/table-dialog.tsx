'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { focusBody } from '../../ui/focus-body.ts';
import { IconButton } from '../../ui/index.ts';

interface TableDialogProps {
  title: string;
  /** Beside the title. */
  note?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** A table over what it belongs to, as large as the window. Escape is the grid's own while it is in it. */
export function TableDialog({ title, note, onClose, children }: TableDialogProps) {
  const ui = useTranslations('ui');
  return (
    <Radix.Root onOpenChange={(isOpen) => isOpen || onClose()} open>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-2 z-40 flex animate-fade-in flex-col rounded-panel bg-raised shadow-float outline-none sm:inset-6"
          onOpenAutoFocus={focusBody}
          onEscapeKeyDown={(event) => {
            const { activeElement } = document;
            if (activeElement?.matches('textarea')) event.preventDefault();
          }}
        >
          <header className="flex min-h-12 items-center gap-3 border-line border-b py-2 pr-3 pl-4">
            <Radix.Title className="min-w-0 truncate font-semibold text-lg">{title}</Radix.Title>
            <div className="min-w-0 grow text-muted text-sm">{note}</div>
            <Radix.Close asChild>
              <IconButton icon={<X />} label={ui('close')} size="sm" />
            </Radix.Close>
          </header>
          <div className="flex min-h-0 grow flex-col p-3">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
