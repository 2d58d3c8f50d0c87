import { type FlowHeat, getBackTestDocument } from '#engine/runtime/back-test';
import type { Context } from '#engine/runtime/context';
import { getDesign } from '#engine/runtime/design';
import { AppError } from '#engine/runtime/error';
import type { PricingFlow } from '#schemas';
import type { Locale } from '../i18n/locale.ts';
import type { HeatedFlow } from './result/heat-panel.tsx';

/** A version may be gone from the list meanwhile; then its heat has nothing to be drawn on. */
async function findFlow(ctx: Context, id: string) {
  try {
    return await getDesign({ ctx, input: { id } });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** The flows that customers of a back-test went through, with how many went where. */
export async function loadHeat(
  ctx: Context,
  backTestId: string,
  heat: readonly FlowHeat[],
  locale: Locale,
): Promise<HeatedFlow[]> {
  const found = await Promise.all(
    heat.map(async (each): Promise<HeatedFlow[]> => {
      if (each.designId === null) {
        const draft = await getBackTestDocument({ ctx, input: { id: backTestId } });
        const flow = draft as unknown as PricingFlow;
        return [{ id: each.flow, title: flow.name?.[locale] ?? each.flow, flow, heat: each }];
      }
      const design = await findFlow(ctx, each.designId);
      if (!design) return [];
      const flow = design.document as PricingFlow;
      const title = `${flow.name?.[locale] ?? each.flow} v${design.version}`;
      return [{ id: each.designId, title, flow, heat: each }];
    }),
  );
  return found.flat().sort((a, b) => b.heat.customers - a.heat.customers);
}
