import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import './globals.css';
import { Words } from './i18n/words.tsx';
import { Providers } from './shell/providers.tsx';
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
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <html data-theme={theme === 'system' ? undefined : theme} lang={languageTags[locale]}>
      <body className="font-sans">
        <Words of={['ui', 'failure']}>
          <Providers>{children}</Providers>
        </Words>
      </body>
    </html>
  );
}
