import type { FeelValue } from '#engine/core/feel';
import { type DecisionTable, NO_HIT, NOT_SINGLE } from '#engine/core/table';
import type { DecisionTableContent } from '#schemas';
import { RatingError } from './rating-error.ts';
import type { PlacedNode } from './structure.ts';
import type { FlowFacts, Frame, TableRunner } from './types.ts';

/** The day that rows with dates are chosen by: `asOf` of the facts, else the period's start. */
function dayOf(facts: FlowFacts): Temporal.PlainDate | undefined {
  const { asOf, period } = facts as { asOf?: string; period?: { start?: string } };
  const day = asOf ?? period?.start;
  return day === undefined ? undefined : Temporal.PlainDate.from(day);
}

const hasDates = (content: DecisionTableContent): boolean =>
  content.rules.some(({ from, to }) => from !== undefined || to !== undefined);

/** Runs a table into slots of the frame; gives the row hit, or all of them, or -1 for none. */
export function tableRunner(
  table: DecisionTable,
  content: DecisionTableContent,
  placed: PlacedNode,
): TableRunner {
  const isDated = hasDates(content);
  const outputs: FeelValue[] = content.outputs.map(() => null);
  return (frame, outputSlots) => {
    const day = isDated ? dayOf(frame.facts) : undefined;
    const hit = table.runInto(frame.slots, outputs, frame.budget, day);
    if (hit !== NOT_SINGLE) {
      writeSlots(frame, outputSlots, outputs);
      return hit === NO_HIT ? -1 : hit;
    }
    const result = table.run(frame.slots, frame.budget, day);
    if (!result.ok) {
      const { issue } = result;
      throw new RatingError({ ...issue, params: { ...issue.params, node: placed.node.id } });
    }
    writeSlots(frame, outputSlots, result.outputs);
    return result.hits;
  };
}

function writeSlots(frame: Frame, slots: readonly number[], values: readonly FeelValue[]): void {
  for (let index = 0; index < slots.length; index += 1) {
    frame.slots[slots[index] as number] = values[index] ?? null;
  }
}
