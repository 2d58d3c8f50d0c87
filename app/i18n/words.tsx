import type { Messages } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { MoreWords } from './more-words.tsx';

interface WordsProps {
  /** The files of words that the client components inside need. */
  of: readonly (keyof Messages)[];
  children: ReactNode;
}

/** Sends these namespaces to the browser, beside those that are there already. */
export async function Words({ of, children }: WordsProps) {
  const all = await getMessages();
  const words = Object.fromEntries(of.map((namespace) => [namespace, all[namespace]]));
  return (
    <MoreWords locale={await getLocale()} words={words}>
      {children}
    </MoreWords>
  );
}
