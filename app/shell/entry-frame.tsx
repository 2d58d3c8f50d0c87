import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Preferences } from './preferences.tsx';
import { themeCookie, themeOf } from './theme.ts';

/** The frame of pages before somebody is signed in: the name, the page, language and theme. */
export async function EntryFrame({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const t = await getTranslations('app');
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-14 shrink-0 items-center justify-between gap-4 px-4 lg:px-6">
        <p className="flex items-center gap-2 font-semibold">
          <span
            aria-hidden="true"
            className="flex size-6 items-center justify-center rounded bg-accent text-on-accent text-xs"
          >
            R
          </span>
          {t('name')}
        </p>
        <Preferences theme={theme} />
      </header>
      <main className="flex grow flex-col items-center px-4 pt-[8vh] pb-12" id="content">
        {children}
      </main>
    </div>
  );
}
