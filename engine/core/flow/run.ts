import { StepLimitError } from '#engine/core/feel';
import {
  type CompiledFlow,
  type FlowFacts,
  type FlowLine,
  type Frame,
  RatingError,
} from '#engine/core/graph';
import { issue } from '#engine/core/issue';

/** Problems of the arithmetic and of the limits, as the issues that facts are refused with. */
function asRatingError(error: unknown): unknown {
  if (error instanceof StepLimitError) {
    return new RatingError(
      issue(
        'too-many-steps',
        '',
        { zh: '计算步骤超过上限', en: 'the computation takes more steps than allowed' },
        { limit: error.limit },
      ),
    );
  }
  if (error instanceof RangeError) {
    return new RatingError(
      issue('number-out-of-range', '', {
        zh: '计算结果超出数字范围',
        en: 'a result is out of the range of numbers',
      }),
    );
  }
  return error;
}

/** One evaluation into a frame. @throws RatingError where the facts can't be rated. */
export function evaluate(flow: CompiledFlow, facts: FlowFacts, frame: Frame): FlowLine[] {
  frame.facts = facts;
  frame.lines = [];
  frame.budget.refill();
  const { steps } = flow;
  try {
    for (let index = 0; index < steps.length; index += 1)
      (steps[index] as (f: Frame) => void)(frame);
  } catch (error) {
    throw asRatingError(error);
  }
  return frame.lines;
}

/**
 * The lines of one set of facts. Evaluations of a flow share a frame: they are synchronous.
 * @throws RatingError where the facts can't be rated
 */
export function runFlow(flow: CompiledFlow, facts: FlowFacts): FlowLine[] {
  return evaluate(flow, facts, flow.frame);
}
