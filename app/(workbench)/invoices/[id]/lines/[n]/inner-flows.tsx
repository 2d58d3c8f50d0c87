'use client';

import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PathShown } from '#engine/core/explanation';
import type { PricingFlow } from '#schemas';
import { FlowView } from '../../../../../canvas/index.ts';
import { Button } from '../../../../../ui/index.ts';
import { toFlowTrace } from './to-flow-trace.ts';

interface FlowPath {
  document: PricingFlow;
  path: PathShown;
}

/** The flows that stand in a flow as nodes on the way, each with its own way. */
function innerFlows({ document, path }: FlowPath): (FlowPath & { id: string; name: string })[] {
  return document.nodes.flatMap((node) => {
    const inner = path.nodes[node.id]?.inner;
    if (node.kind !== 'sub-flow' || !node.config.flow || !inner) return [];
    const name = node.name ?? node.config.flowKey;
    return [{ id: node.id, name, document: node.config.flow, path: inner.path }];
  });
}

function InnerFlow({ document, path, name }: FlowPath & { name: string }) {
  const t = useTranslations('explanation');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="min-w-0">
      <Button
        aria-expanded={isOpen}
        icon={<ChevronRight className={isOpen ? 'rotate-90' : ''} />}
        onClick={() => setOpen(!isOpen)}
        size="sm"
        variant="ghost"
      >
        {t('innerFlow', { name, flow: document.name[locale] })}
      </Button>
      {isOpen && (
        <section aria-label={name} className="mt-2 min-w-0">
          <FlowView
            className="h-[360px]"
            document={document}
            locale={locale}
            trace={toFlowTrace(document, path, locale)}
          />
          <InnerFlows document={document} path={path} />
        </section>
      )}
    </div>
  );
}

/** Opens the flows inside a flow, one level at a time. */
export function InnerFlows(flow: FlowPath) {
  const inner = innerFlows(flow);
  if (inner.length === 0) return null;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {inner.map(({ id, ...each }) => (
        <InnerFlow key={id} {...each} />
      ))}
    </div>
  );
}
