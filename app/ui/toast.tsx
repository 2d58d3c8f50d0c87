'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import * as Radix from 'radix-ui/toast';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { Button } from './button.tsx';
import { cn } from './cn.ts';
import { IconButton } from './icon-button.tsx';

const SHOWN_MS = 6000;
const SHOWN_WITH_ACTION_MS = 12_000;
const MAX_SHOWN = 4;

export interface ToastMessage {
  /** What happened, as a sentence without a full stop. */
  title: ReactNode;
  text?: ReactNode;
  tone?: 'done' | 'failed';
  /** Undo, or the way to what was made. */
  action?: { label: string; onSelect: () => void };
}

interface ShownToast extends ToastMessage {
  id: number;
}

const Show = createContext<(toast: ToastMessage) => void>(() => {});

/** `const toast = useToast(); toast({ title, action: { label: undo, onSelect } })`. */
export function useToast(): (toast: ToastMessage) => void {
  return useContext(Show);
}

let lastId = 0;

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('ui');
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const show = useCallback((toast: ToastMessage) => {
    lastId += 1;
    const shown = { ...toast, id: lastId };
    setToasts((before) => [...before, shown].slice(-MAX_SHOWN));
  }, []);
  const drop = (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id));
  return (
    <Show value={show}>
      <Radix.Provider label={t('notification')}>
        {children}
        {toasts.map((toast) => (
          <OneToast key={toast.id} onGone={() => drop(toast.id)} toast={toast} />
        ))}
        <Radix.Viewport
          className="fixed right-0 bottom-0 z-50 flex w-96 max-w-full flex-col gap-2 p-4 outline-none"
          label={t('notifications', { hotkey: '{hotkey}' })}
        />
      </Radix.Provider>
    </Show>
  );
}

function OneToast({ toast, onGone }: { toast: ShownToast; onGone: () => void }) {
  const t = useTranslations('ui');
  const failed = toast.tone === 'failed';
  const Icon = failed ? CircleAlert : CircleCheck;
  return (
    <Radix.Root
      className="flex animate-float-in items-start gap-2 rounded-panel bg-raised py-2.5 pr-2 pl-3 shadow-float"
      duration={toast.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS}
      onOpenChange={(open) => open || onGone()}
      type={failed ? 'foreground' : 'background'}
    >
      <Icon
        aria-hidden="true"
        className={cn('mt-0.5 size-4 shrink-0', failed ? 'text-danger' : 'text-accent')}
      />
      <div className="min-w-0 grow pt-px text-sm">
        <Radix.Title className="font-medium">{toast.title}</Radix.Title>
        {toast.text && <Radix.Description className="text-muted">{toast.text}</Radix.Description>}
      </div>
      {toast.action && (
        <Radix.Action altText={toast.action.label} asChild>
          <Button onClick={toast.action.onSelect} size="sm">
            {toast.action.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton icon={<X />} label={t('close')} size="sm" />
      </Radix.Close>
    </Radix.Root>
  );
}
