import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Header } from './header.tsx';
import { Rail } from './rail.tsx';
import { SkipLink } from './skip-link.tsx';
import { themeCookie, themeOf } from './theme.ts';

/** The frame around every page of the workbench. */
export async function Shell({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const t = await getTranslations('app');
  return (
    <div className="flex h-dvh">
      <SkipLink>{t('skip')}</SkipLink>
      <Rail />
      <div className="flex min-w-0 grow flex-col">
        <Header theme={theme} />
        <main className="min-h-0 grow overflow-auto p-4 lg:p-6" id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
