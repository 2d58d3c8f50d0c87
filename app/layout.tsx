import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import './globals.css';
import { Header } from './shell/header.tsx';
import { Rail } from './shell/rail.tsx';
import { themeCookie, themeOf } from './shell/theme.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app');
  return {
    title: { template: `%s · ${t('name')}`, default: t('name') },
    description: t('description'),
  };
}

const languageTags = { zh: 'zh-CN', en: 'en' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const t = await getTranslations('app');
  const { failure } = await getMessages();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html data-theme={theme === 'system' ? undefined : theme} lang={languageTags[locale]}>
      <body className="flex h-dvh font-sans">
        <a
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-md focus:bg-accent focus:px-3 focus:py-1.5 focus:text-on-accent"
          href="#content"
        >
          {t('skip')}
        </a>
        <NextIntlClientProvider messages={{ failure }}>
          <Rail />
          <div className="flex min-w-0 grow flex-col">
            <Header theme={theme} />
            <main className="min-h-0 grow overflow-auto p-4 lg:p-6" id="content" tabIndex={-1}>
              {children}
            </main>
          </div>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
