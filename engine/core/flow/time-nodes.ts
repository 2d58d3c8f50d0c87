import { type CompiledFlow, type FlowFacts, type Frame, newFrame } from '#engine/core/graph';

export interface NodeTime {
  node: string;
  /** Of one run, from the average over many. */
  microseconds: number;
}

/** More rounds than these say nothing more. */
const MOST_ROUNDS = 8_192;
const FIRST_ROUNDS = 32;

function runRounds(step: (frame: Frame) => void, frame: Frame, rounds: number): void {
  for (let round = 0; round < rounds; round += 1) {
    frame.budget.refill();
    frame.lines.length = 0;
    step(frame);
  }
}

/**
 * How long each node takes for these facts, one after the other, so that a caller may stop in
 * between. Each is run again until it took so long that the clock can tell. Throws what the flow
 * throws for facts that it can't rate.
 * @param now milliseconds of the caller's clock
 */
export function* timeNodes(
  flow: CompiledFlow,
  facts: FlowFacts,
  now: () => number,
  leastMs: number,
): Generator<NodeTime> {
  const frame = newFrame(flow.plan.count);
  frame.facts = facts;
  for (const [index, step] of flow.steps.entries()) {
    runRounds(step, frame, 1);
    let rounds = FIRST_ROUNDS;
    let ms = 0;
    for (;;) {
      const start = now();
      runRounds(step, frame, rounds);
      ms = now() - start;
      if (ms >= leastMs || rounds >= MOST_ROUNDS) break;
      rounds *= 4;
    }
    const node = flow.nodes[index]?.node.id ?? '';
    yield { node, microseconds: (ms * 1000) / rounds };
  }
}
