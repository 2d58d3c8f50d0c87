import { getLocale } from 'next-intl/server';
import { designLibrary } from '#engine/core/design';
import { compilePricingFlow, traceFlow } from '#engine/core/flow';
import type { PricingFlow } from '#schemas';
import { FlowView, flowTraceOf } from '../../../canvas/index.ts';
import { openPage } from '../../../data/open-page.ts';
import { getDesign } from '#engine/runtime/design';
import { Words } from '../../../i18n/words.tsx';
export default async function P({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const { ctx } = await openPage('design.get');
  const { key = 'large-40' } = await searchParams;
  const design = await getDesign({ ctx, input: { kind: 'pricing-flow', key, version: 'latest' } });
  const doc = design.document as PricingFlow;
  const c = compilePricingFlow(doc, designLibrary([]));
  if (!c.ok) throw new Error('x');
  const facts = { subscription: { attributes: { region: 'north', bandwidthMbps: 300, contract: 'one-year' } }, customer: { tier: 'vip' }, usage: { m1: '350', m2: '120', m3: '400', m4: '90', m5: '800', m6: '0', 'voice-minutes': '520' }, period: { start: '2026-01-11', end: '2026-02-01', share: { numerator: 21, denominator: 31 } }, parameters: { price: '20' }, item: { quantity: '2' } };
  const { entries } = traceFlow(c.flow, facts);
  return <Words of={['flows']}><FlowView className="h-[820px]" document={doc} locale={await getLocale()} trace={flowTraceOf(doc, entries)} /></Words>;
}
