export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];

export const localeCookie = 'ratecraft-locale';

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The first language of an Accept-Language header (RFC 9110) that we speak, by its weight. */
export function localeOfHeader(header: string): Locale | undefined {
  const wishes = header.split(',').map((part) => {
    const [range = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { language: range.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const spoken = wishes.filter(({ language, weight }) => isLocale(language) && weight > 0);
  const best = spoken.sort((left, right) => right.weight - left.weight)[0]?.language;
  return isLocale(best) ? best : undefined;
}

export function chooseLocale(cookie: string | undefined, header: string): Locale {
  return isLocale(cookie) ? cookie : (localeOfHeader(header) ?? 'en');
}
