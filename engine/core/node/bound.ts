import { Decimal, formatFigure } from '#engine/core/decimal';
import type { NodeBuild, NodeExplanation, NodeKind, NodeView, Step } from '#engine/core/graph';
import type { LocalText } from '#engine/core/issue';
import type { MaximumConfig, MinimumConfig } from '#schemas';
import { CHARGE_IN, CHARGE_OUT } from './ports.ts';
import { prorate } from './share.ts';

type BoundConfig = MinimumConfig | MaximumConfig;

/** What tells a minimum from a maximum. */
interface BoundTerms<Config extends BoundConfig> {
  id: NodeKind['id'];
  label: LocalText;
  /** Port of how much the bound changed. */
  differencePort: string;
  isProrated(config: Config): boolean;
  /** Whether an amount that compares so with the bound is changed to it. */
  applies(comparison: -1 | 0 | 1): boolean;
  explain(difference: string, bound: string): Pick<NodeExplanation, 'title' | 'rule' | 'sentence'>;
}

function compileBound<Config extends BoundConfig>(
  build: NodeBuild<Config>,
  { differencePort, isProrated, applies }: BoundTerms<Config>,
): Step {
  const limit = build.number('/amount', build.config.amount);
  const shrinks = isProrated(build.config);
  const charge = build.chargeInput('charge');
  const slot = build.slot('charge');
  const differenceSlot = build.slot(differencePort);
  return (frame) => {
    if (!charge) return;
    const bound = shrinks ? prorate(limit(frame), frame.facts) : limit(frame);
    const amount = charge.amount(frame);
    const isChanged = applies(amount.compare(bound));
    charge.copy(frame, slot, isChanged ? bound : amount);
    frame.slots[differenceSlot] = isChanged ? bound.minus(amount).abs() : Decimal.ZERO;
  };
}

/** A node that holds a charge to a bound and gives the difference beside. */
export function boundKind<Config extends BoundConfig>(terms: BoundTerms<Config>): NodeKind<Config> {
  const { id, label, differencePort } = terms;
  return {
    id,
    label,
    inputs: () => CHARGE_IN,
    outputs: () => [...CHARGE_OUT, { name: differencePort, type: 'number' }],
    compile: (build) => compileBound(build, terms),
    explain({ value }: NodeView<Config>) {
      const difference = value(differencePort);
      const charge = value('charge');
      if (!(difference instanceof Decimal) || difference.isZero()) return undefined;
      const bound = charge instanceof Decimal ? formatFigure(charge) : '';
      return { ...terms.explain(formatFigure(difference), bound), mark: label };
    },
  };
}
