import { useTranslations } from 'next-intl';
import type { Customer } from '#engine/runtime/customer';
import { Status } from '../../ui/index.ts';

const TONES = { active: 'positive', closed: 'neutral', merged: 'notice' } as const;

export function CustomerStatus({ status }: { status: Customer['status'] }) {
  const t = useTranslations('customers.status');
  return <Status tone={TONES[status]}>{t(status)}</Status>;
}

const KNOWN_TIERS = ['standard', 'gold', 'vip'] as const;

/** Tiers are the operator's own words; those of the packs have a name in both languages. */
export function useTierName(): (tier: string) => string {
  const t = useTranslations('customers.tiers');
  return (tier) => {
    const known = KNOWN_TIERS.find((name) => name === tier);
    return known ? t(known) : tier;
  };
}
