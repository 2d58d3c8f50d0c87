import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { en } from '../messages/en/index.ts';
import { zh } from '../messages/zh/index.ts';
import { chooseLocale, localeCookie } from './locale.ts';

const messages = { zh, en };

export default getRequestConfig(async () => {
  const cookie = (await cookies()).get(localeCookie)?.value;
  const locale = chooseLocale(cookie, (await headers()).get('accept-language') ?? '');
  return { locale, messages: messages[locale], timeZone: 'UTC' };
});
