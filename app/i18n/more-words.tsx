'use client';

import { type Messages, NextIntlClientProvider, useLocale } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

const Sent = createContext<Partial<Messages>>({});

interface MoreWordsProps {
  words: Partial<Messages>;
  children: ReactNode;
}

/** A provider replaces the words of the one around it, so the sum is given on. */
export function MoreWords({ words, children }: MoreWordsProps) {
  const sent = useContext(Sent);
  const sum = useMemo(() => ({ ...sent, ...words }), [sent, words]);
  return (
    <Sent value={sum}>
      <NextIntlClientProvider locale={useLocale()} messages={sum} timeZone="UTC">
        {children}
      </NextIntlClientProvider>
    </Sent>
  );
}
