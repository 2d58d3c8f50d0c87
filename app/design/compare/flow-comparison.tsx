'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { DesignChange } from '#engine/core/compare';
import type { DecisionTableContent, PricingFlow } from '#schemas';
import { type Mark, MergedFlowView, mergeFlows } from '../../canvas/compare/index.ts';
import { Button, Panel } from '../../ui/index.ts';
import { ChangeList } from './change-list.tsx';
import { MarkLegend } from './mark-sign.tsx';
import { TablePair } from './table-pair.tsx';

interface FlowComparisonProps {
  before: PricingFlow;
  after: PricingFlow;
  changes: readonly DesignChange[];
}

/** What stands on the canvas is counted once each, whatever changed inside it. */
function countDrawn(marks: ReturnType<typeof mergeFlows>['marks']): Record<Mark, number> {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const mark of [...Object.values(marks.nodes), ...Object.values(marks.edges)]) {
    counts[mark] += 1;
  }
  return counts;
}

function tableOf({ nodes }: PricingFlow, id: string | undefined): DecisionTableContent | undefined {
  const node = nodes.find((each) => each.id === id);
  return node?.kind === 'decision-table' ? node.config.table : undefined;
}

/** Two versions of a flow on one canvas, and every change in words beside it. */
export function FlowComparison({ before, after, changes }: FlowComparisonProps) {
  const t = useTranslations('compare');
  const [selected, setSelected] = useState<string>();
  const merged = useMemo(() => mergeFlows(before, after, changes), [before, after, changes]);
  const own = selected === undefined ? changes : changes.filter(({ node }) => node === selected);
  const name =
    merged.flow.nodes.find(({ id }) => id === selected)?.name ?? (selected as string | undefined);
  const [was, is] = [tableOf(before, selected), tableOf(after, selected)];
  const hasTables = was && is && own.some(({ part }) => part !== 'node');
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <MergedFlowView
          className="h-[clamp(380px,62vh,760px)]"
          legend={<MarkLegend counts={countDrawn(merged.marks)} />}
          merged={merged}
          onSelect={setSelected}
          selected={selected}
        />
        <Panel
          actions={
            selected !== undefined && (
              <Button
                icon={<X aria-hidden="true" />}
                onClick={() => setSelected(undefined)}
                size="sm"
              >
                {t('showAll')}
              </Button>
            )
          }
          className="flex max-h-[clamp(380px,62vh,760px)] flex-col overflow-hidden [&>div]:overflow-y-auto"
          flush
          title={selected === undefined ? t('words') : t('ofNode', { name: name ?? '' })}
        >
          <div className="p-2">
            {selected !== undefined && own.length === 0 ? (
              <p className="px-2 text-muted text-sm">{t('noneOfNode')}</p>
            ) : (
              <ChangeList changes={own} onSelect={setSelected} selected={selected} />
            )}
          </div>
        </Panel>
      </div>
      {hasTables && <TablePair after={is} before={was} changes={own} label={name ?? ''} />}
    </div>
  );
}
