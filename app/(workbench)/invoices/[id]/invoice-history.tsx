import { useTranslations } from 'next-intl';
import type { InvoiceEvent } from '#engine/runtime/invoice';
import { DateText, Timeline } from '../../../ui/index.ts';

const NAMES = {
  computed: 'computed',
  posted: 'posted',
  'bill-run.post': 'postedAlone',
  'bill-run.hold': 'held',
  'bill-run.release': 'released',
  'bill-run.review-mark': 'marked',
} as const;

const nameOf = (verb: string) => NAMES[verb as keyof typeof NAMES] ?? 'other';

interface InvoiceHistoryProps {
  events: readonly InvoiceEvent[];
  timeZone: string;
}

export function InvoiceHistory({ events, timeZone }: InvoiceHistoryProps) {
  const t = useTranslations('invoices');
  return (
    <Timeline
      entries={events.map(({ key, verb, at, by, note }) => ({
        key,
        title: t(`event.${nameOf(verb)}`),
        time: <DateText instant={at} timeZone={timeZone} />,
        text: [by === null ? t('page.system') : t('event.by', { name: by }), note]
          .filter(Boolean)
          .join(' · '),
        tone: nameOf(verb) === 'held' ? ('notice' as const) : ('neutral' as const),
      }))}
      label={t('page.history')}
    />
  );
}
