'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { errorText } from '../../trpc/shown-error.ts';
import { useToast } from '../../ui/index.ts';

/** What every command of these pages does afterwards: says so, and brings the page up to date. */
export function useOutcome() {
  const router = useRouter();
  const toast = useToast();
  const locale = useLocale();
  return {
    refresh: () => router.refresh(),
    done: (title: string, action?: { label: string; onSelect: () => void }) => {
      toast({ title, tone: 'done', ...(action ? { action } : {}) });
      router.refresh();
    },
    failed: (error: unknown) => {
      toast({ title: errorText(error, locale), tone: 'failed' });
      router.refresh();
    },
  };
}
