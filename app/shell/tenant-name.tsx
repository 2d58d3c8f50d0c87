import { getTranslations } from 'next-intl/server';
import { openContext } from '../data/context.ts';

/** Whose book is open. The frame stays whatever fails here: the page itself says what is wrong. */
export async function TenantName() {
  const t = await getTranslations('app');
  const context = await openContext().catch(() => undefined);
  return (
    <p className="truncate text-[13px] text-muted">{context?.tenant.name ?? t('description')}</p>
  );
}
