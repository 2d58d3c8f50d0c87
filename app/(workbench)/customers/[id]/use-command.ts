'use client';

import { useRouter } from 'next/navigation';
import { useLocale } from 'next-intl';
import { errorText } from '../../../trpc/shown-error.ts';
import { useToast } from '../../../ui/index.ts';

/** What every command of the page does afterwards: shows the page anew, or what went wrong. */
export function useAfterCommand() {
  const router = useRouter();
  const locale = useLocale();
  const toast = useToast();
  return {
    toast,
    router,
    succeed: (title: string) => {
      toast({ title });
      router.refresh();
    },
    fail: (error: unknown) => toast({ tone: 'failed', title: errorText(error, locale) }),
  };
}
