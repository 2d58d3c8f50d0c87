import { useLocale, useTranslations } from 'next-intl';
import type { LineExplanation } from '#engine/runtime/invoice';
import type { PricingFlow } from '#schemas';
import { FlowView } from '../../../../../canvas/index.ts';
import { Notice } from '../../../../../ui/index.ts';
import { CustomerSentences } from './customer-sentences.tsx';
import { InnerFlows } from './inner-flows.tsx';
import { Receipt } from './receipt.tsx';
import { ReductionsTable } from './reductions-table.tsx';
import { ReplayMark } from './replay-mark.tsx';
import { TableHits } from './table-hits.tsx';
import { TiersTable } from './tiers-table.tsx';
import { toFlowTrace } from './to-flow-trace.ts';
import { Versions } from './versions.tsx';

interface ExplanationProps {
  explanation: LineExplanation;
  mayFlows: boolean;
  timeZone: string;
}

/** A flow that needs no more than a strip. */
const MOST_IN_STRIP = 10;
const isSmall = ({ nodes }: PricingFlow): boolean => nodes.length <= MOST_IN_STRIP;

/** The flow with its path lit, or why there is none to show. */
function Picture({ explanation: { flow, receipt } }: Pick<ExplanationProps, 'explanation'>) {
  const t = useTranslations('explanation');
  const locale = useLocale();
  if (!receipt) return null;
  if (receipt.path && flow?.document) {
    return (
      <section aria-label={t('canvas')} className="min-w-0">
        <FlowView
          className={isSmall(flow.document) ? 'h-[360px]' : 'h-[420px] lg:h-[560px]'}
          document={flow.document}
          locale={locale}
          trace={toFlowTrace(flow.document, receipt.path, locale)}
        />
        <InnerFlows document={flow.document} path={receipt.path} />
      </section>
    );
  }
  const reason = receipt.source === 'flow' ? 'hidden' : receipt.source;
  return <Notice>{t(`noCanvas.${reason}`)}</Notice>;
}

/** Receipt first, the canvas beside it, below it on a phone. */
export function Explanation({ explanation, mayFlows, timeZone }: ExplanationProps) {
  const t = useTranslations('explanation');
  const { receipt, replay, flow, plan } = explanation;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(22rem,28rem)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <ReplayMark replay={replay} />
        {receipt ? (
          <>
            <Receipt receipt={receipt} />
            <CustomerSentences sentences={receipt.sentences} />
          </>
        ) : (
          <Notice tone="danger">{t('none')}</Notice>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Picture explanation={explanation} />
        {receipt && (
          <>
            <TableHits tables={receipt.tables} />
            <TiersTable tiers={receipt.tiers} />
            <ReductionsTable invoiceId={explanation.invoice.id} reductions={receipt.reductions} />
          </>
        )}
        <Versions flow={flow} mayFlows={mayFlows} plan={plan} timeZone={timeZone} />
      </div>
    </div>
  );
}
