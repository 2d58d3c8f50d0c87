'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { focusBody, returnFocus } from './focus-body.ts';
import { IconButton } from './icon-button.tsx';
import { LeaveQuestion, useLeaveQuestion } from './leave-question.tsx';

const widths = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-2xl', xl: 'max-w-4xl' };

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the foot, the primary one last. */
  footer?: ReactNode;
  size?: keyof typeof widths;
  /** Something was entered and not saved: closing asks first. */
  dirty?: boolean;
  children?: ReactNode;
}

export const scrim = 'fixed inset-0 z-40 animate-fade-in bg-scrim';

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, footer, size = 'md', children } = props;
  const t = useTranslations('ui');
  const leave = useLeaveQuestion(props.dirty ?? false, onOpenChange);
  return (
    <Radix.Root onOpenChange={leave.request} open={open}>
      <Radix.Portal>
        <Radix.Overlay className={scrim} />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onCloseAutoFocus={returnFocus}
          onOpenAutoFocus={focusBody}
          className={cn(
            'fixed top-[12vh] left-1/2 z-40 flex max-h-[78vh] w-[calc(100vw-2rem)] -translate-x-1/2 animate-fade-in flex-col rounded-panel bg-raised shadow-float outline-none',
            widths[size],
          )}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
            <div className="min-w-0">
              <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-0.5 text-muted text-sm">
                  {description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton className="-mr-1.5" icon={<X />} label={t('close')} size="sm" />
            </Radix.Close>
          </header>
          <div className="min-h-0 grow overflow-y-auto px-5 py-2">{children}</div>
          {footer && (
            <footer className="flex flex-wrap items-center justify-end gap-2 px-5 pt-2 pb-4">
              {footer}
            </footer>
          )}
          <LeaveQuestion {...leave} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
