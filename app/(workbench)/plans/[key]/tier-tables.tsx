import { useLocale, useTranslations } from 'next-intl';
import type { FlowNode } from '#schemas';
import { summarizeFlowNode } from '../../../canvas/index.ts';

/** The tiers behind a price, in the words of the canvas. */
export function TierTables({ tiers }: { tiers: readonly FlowNode[] }) {
  const t = useTranslations('plans.prices');
  const locale = useLocale();
  if (tiers.length === 0) return null;
  return (
    <dl className="mt-1.5 text-xs">
      {tiers.map((node) => (
        <div className="flex gap-2" key={node.id}>
          <dt className="shrink-0 text-muted">{t(`tiers.${node.kind as 'graduated'}`)}</dt>
          <dd>{summarizeFlowNode(node)[locale]}</dd>
        </div>
      ))}
    </dl>
  );
}
