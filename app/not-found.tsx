import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntryFrame } from './shell/entry-frame.tsx';
import { NotFoundState } from './shell/not-found-state.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notFound'))('title') };
}

/** Where not even the frame of the workbench is known. */
export default function NotFoundPage() {
  return (
    <EntryFrame>
      <NotFoundState />
    </EntryFrame>
  );
}
