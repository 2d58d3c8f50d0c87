import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notFound'))('title') };
}

/** Any other address: so that the page that says so stands inside the frame. */
export default function MissingPage(): never {
  notFound();
}
