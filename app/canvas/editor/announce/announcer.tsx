import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useRef } from 'react';
import type { Editor } from '../use-editor.ts';
import { announcementOf } from './announcement.ts';

/** Says what happened to the drawing. */
export function Announcer({ done }: Pick<Editor, 'done'>) {
  const t = useTranslations('editor.announce');
  const locale = useLocale();
  const turn = useRef(false);
  const said = useMemo(() => {
    const announcement = done && announcementOf(done, locale);
    if (!announcement) return '';
    // The same sentence twice is heard twice only where the text differs.
    turn.current = !turn.current;
    return `${t(announcement.key, announcement.values)}${turn.current ? '\u00A0' : ''}`;
  }, [done, locale, t]);
  return (
    <p aria-live="polite" className="sr-only" data-announcer="">
      {said}
    </p>
  );
}
