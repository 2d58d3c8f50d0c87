'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { scrim } from './dialog.tsx';
import { focusBody, returnFocus } from './focus-body.ts';
import { IconButton } from './icon-button.tsx';
import { LeaveQuestion, useLeaveQuestion } from './leave-question.tsx';

const widths = {
  md: 'sm:w-[420px]',
  lg: 'sm:w-[560px]',
  xl: 'sm:w-[820px]',
  /** Two things beside each other, with the page still seen behind. */
  full: 'sm:w-[min(1360px,calc(100vw-4rem))]',
};

interface SheetProps {
  /** A sheet with an address of its own is simply rendered while the address is there. */
  open?: boolean;
  /** Close the sheet, or leave its address. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  /** Beside the close button. */
  actions?: ReactNode;
  /** Buttons that stay at the foot. */
  footer?: ReactNode;
  size?: keyof typeof widths;
  side?: 'right' | 'left';
  dirty?: boolean;
  children: ReactNode;
}

/** Details beside the page they belong to. */
export function Sheet(props: SheetProps) {
  const { open = true, onClose, title, description, actions, footer, size = 'md' } = props;
  const left = props.side === 'left';
  const t = useTranslations('ui');
  const leave = useLeaveQuestion(props.dirty ?? false, (next) => next || onClose());
  return (
    <Radix.Root onOpenChange={leave.request} open={open}>
      <Radix.Portal>
        <Radix.Overlay className={scrim} />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onCloseAutoFocus={returnFocus}
          onOpenAutoFocus={focusBody}
          className={cn(
            'fixed inset-y-0 z-40 flex w-[calc(100vw-2.5rem)] flex-col bg-raised shadow-float outline-none',
            left ? 'left-0 animate-rail-in' : 'right-0 animate-sheet-in',
            widths[size],
          )}
        >
          <header className="flex min-h-12 items-center justify-between gap-4 border-line border-b px-5 py-2">
            <div className="min-w-0">
              <Radix.Title className="truncate font-semibold text-lg">{title}</Radix.Title>
              {description && (
                <Radix.Description className="text-muted text-sm">{description}</Radix.Description>
              )}
            </div>
            <div className="flex shrink-0 items-center gap-1">
              {actions}
              <Radix.Close asChild>
                <IconButton className="-mr-1.5" icon={<X />} label={t('close')} size="sm" />
              </Radix.Close>
            </div>
          </header>
          <div className="min-h-0 grow overflow-y-auto px-5 py-4">{props.children}</div>
          {footer && (
            <footer className="flex items-center justify-end gap-2 border-line border-t px-5 py-3">
              {footer}
            </footer>
          )}
          <LeaveQuestion {...leave} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
