import { useLocale, useTranslations } from 'next-intl';
import type { FlowNode } from '#schemas';
import { describeNode, RuleTableView, summarizeNode } from '../../../canvas/index.ts';

type TierKind = 'graduated' | 'volume' | 'stairstep' | 'package' | 'annual-ladder' | 'true-up';

/** The tiers behind a price, as the flow has them. */
export function TierTables({ tiers }: { tiers: readonly FlowNode[] }) {
  const t = useTranslations('plans.prices');
  const locale = useLocale();
  return tiers.map((node) => {
    const { table } = describeNode(node);
    const title = t(`tiers.${node.kind as TierKind}`);
    return (
      <div className="mt-3" key={node.id}>
        <p className="mb-1 text-muted text-xs">
          {title}
          {!table && ` · ${summarizeNode(node)[locale]}`}
        </p>
        {table && <RuleTableView caption={title} locale={locale} table={table} />}
      </div>
    );
  });
}
