import { useLocale, useTranslations } from 'next-intl';
import type { DesignChanges } from '#engine/runtime/design';
import type { DecisionTable, PricingFlow } from '#schemas';
import { readFlow } from '../../canvas/edit/index.ts';
import { Notice, Panel } from '../../ui/index.ts';
import { ChangeList } from './change-list.tsx';
import { FlowComparison } from './flow-comparison.tsx';
import { countMarks } from './group-changes.ts';
import { MarkLegend } from './mark-sign.tsx';
import { TablePair } from './table-pair.tsx';

export interface ComparisonProps {
  kind: string;
  before: unknown;
  after: unknown;
  found: DesignChanges;
}

/** A draft may be anything: what can't be drawn is told in words alone. */
function flowsOf({ kind, before, after }: ComparisonProps): [PricingFlow, PricingFlow] | undefined {
  if (kind !== 'pricing-flow') return undefined;
  const [was, is] = [readFlow(before), readFlow(after)];
  // Only places of their own: those that were found for each alone would not fit together.
  const own = (flow: PricingFlow, document: unknown): PricingFlow => {
    const { layout } = document as PricingFlow;
    const { layout: _, ...rest } = flow;
    return { ...rest, ...(layout && { layout }) };
  };
  return was.ok && is.ok ? [own(was.flow, before), own(is.flow, after)] : undefined;
}

function InWords({ kind, before, after, found }: ComparisonProps) {
  const t = useTranslations('compare');
  const locale = useLocale();
  const { changes } = found;
  const [was, is] = [before as DecisionTable, after as DecisionTable];
  const isTable = kind === 'decision-table' && was.content && is.content;
  return (
    <div className="flex flex-col gap-4">
      <MarkLegend counts={countMarks(changes)} />
      <Panel flush title={t('words')}>
        <div className="max-h-[60vh] overflow-y-auto p-2">
          <ChangeList changes={changes} />
        </div>
      </Panel>
      {isTable && (
        <TablePair
          after={is.content}
          before={was.content}
          changes={changes}
          label={is.name?.[locale] ?? is.key}
        />
      )}
    </div>
  );
}

/** Everything that is different between two versions of a design: drawn, per cell, and in words. */
export function Comparison(props: ComparisonProps) {
  const t = useTranslations('compare');
  const { total, changes } = props.found;
  if (total === 0) return <Notice>{t('same')}</Notice>;
  const flows = flowsOf(props);
  return (
    <>
      {total > changes.length && (
        <Notice className="mb-3" tone="notice">
          {t('partial', { count: changes.length })}
        </Notice>
      )}
      {flows ? (
        <FlowComparison after={flows[1]} before={flows[0]} changes={changes} />
      ) : (
        <InWords {...props} />
      )}
    </>
  );
}
