'use server';

import { cookies } from 'next/headers';
import { isLocale, localeCookie } from '../i18n/locale.ts';
import { themeCookie, themeOf } from './theme.ts';

const ONE_YEAR_S = 60 * 60 * 24 * 365;

async function remember(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    path: '/',
    maxAge: ONE_YEAR_S,
    sameSite: 'lax',
    httpOnly: true,
  });
}

export async function chooseTheme(form: FormData): Promise<void> {
  await remember(themeCookie, themeOf(form.get('theme')?.toString()));
}

export async function chooseLanguage(form: FormData): Promise<void> {
  const locale = form.get('locale')?.toString();
  if (isLocale(locale)) await remember(localeCookie, locale);
}
