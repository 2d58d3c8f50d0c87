import { useTranslations } from 'next-intl';
import type { Segment } from '#engine/runtime/bill-run';

/** What is said of the customers of a run, in a few words. */
export function SegmentText({ segment }: { segment: Segment | null }) {
  const t = useTranslations('billRuns');
  if (segment === null) return t('everybody');
  const { tier, region, industry, tag, tags = [], plan, customerIds } = segment;
  const named = [plan, tier, region, industry, tag, ...tags].filter((part) => part !== undefined);
  if (customerIds) named.push(t('someCustomers', { count: customerIds.length }));
  return named.join(' · ');
}
