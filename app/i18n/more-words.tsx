'use client';

import { type Locale, type Messages, NextIntlClientProvider } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

const Sent = createContext<Partial<Messages>>({});

interface MoreWordsProps {
  locale: Locale;
  words: Partial<Messages>;
  children: ReactNode;
}

/** A provider replaces the words of the one around it, so the sum is given on. */
export function MoreWords({ locale, words, children }: MoreWordsProps) {
  const sent = useContext(Sent);
  const sum = useMemo(() => ({ ...sent, ...words }), [sent, words]);
  return (
    <Sent value={sum}>
      <NextIntlClientProvider locale={locale} messages={sum} timeZone="UTC">
        {children}
      </NextIntlClientProvider>
    </Sent>
  );
}
