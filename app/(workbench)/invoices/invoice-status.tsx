import { useTranslations } from 'next-intl';
import type { InvoiceState } from '#engine/runtime/invoice';
import { Status } from '../../ui/index.ts';

const TONES = { draft: 'info', held: 'notice', posted: 'neutral' } as const;

export function InvoiceStatus({ status }: { status: InvoiceState }) {
  const t = useTranslations('invoices.status');
  return (
    <Status soft={status === 'held'} tone={TONES[status]}>
      {t(status)}
    </Status>
  );
}
