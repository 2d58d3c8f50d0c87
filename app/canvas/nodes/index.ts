import type { FlowNode, LocalText } from '#schemas';
import { annualLadderView } from './annual-ladder.ts';
import { apportionmentView } from './apportionment.ts';
import { decisionTableView } from './decision-table.ts';
import { discountView } from './discount.ts';
import { dynamicView } from './dynamic.ts';
import { flatView } from './flat.ts';
import { formulaView } from './formula.ts';
import { graduatedView } from './graduated.ts';
import { includedQuantityView } from './included-quantity.ts';
import { inputView } from './input.ts';
import { lateFeeView } from './late-fee.ts';
import { lookupView } from './lookup.ts';
import { matrixView } from './matrix.ts';
import { maximumView } from './maximum.ts';
import { meterSwapView } from './meter-swap.ts';
import { minimumView } from './minimum.ts';
import { outputLineView } from './output-line.ts';
import { packageView } from './package.ts';
import { perUnitView } from './per-unit.ts';
import { percentageView } from './percentage.ts';
import { prorationView } from './proration.ts';
import { rolloverView } from './rollover.ts';
import { roundingView } from './rounding.ts';
import { stairstepView } from './stairstep.ts';
import { subFlowView } from './sub-flow.ts';
import { switchView } from './switch.ts';
import { taxView } from './tax.ts';
import { timeOfUseView } from './time-of-use.ts';
import { trueUpView } from './true-up.ts';
import type { NodeDescription, NodeView } from './view.ts';
import { volumeView } from './volume.ts';

export { factText, VALUE_TYPES } from './input.ts';
export { ROUNDING_MODES } from './rounding.ts';
export { branchText } from './switch.ts';
export type {
  NodeDescription,
  NodeFamily,
  NodeView,
  RuleTable,
  TableColumn,
  Term,
} from './view.ts';

type Kind = FlowNode['kind'];
type ConfigOf<K extends Kind> = Extract<FlowNode, { kind: K }>['config'];

/** How every kind of node is shown. A kind of the schema that is missing here doesn't compile. */
export const NODE_VIEWS = {
  input: inputView,
  'decision-table': decisionTableView,
  formula: formulaView,
  switch: switchView,
  lookup: lookupView,
  flat: flatView,
  'per-unit': perUnitView,
  graduated: graduatedView,
  volume: volumeView,
  stairstep: stairstepView,
  package: packageView,
  percentage: percentageView,
  dynamic: dynamicView,
  'included-quantity': includedQuantityView,
  minimum: minimumView,
  maximum: maximumView,
  discount: discountView,
  proration: prorationView,
  tax: taxView,
  rounding: roundingView,
  'output-line': outputLineView,
  'sub-flow': subFlowView,
  matrix: matrixView,
  'time-of-use': timeOfUseView,
  apportionment: apportionmentView,
  'annual-ladder': annualLadderView,
  'meter-swap': meterSwapView,
  rollover: rolloverView,
  'true-up': trueUpView,
  'late-fee': lateFeeView,
} satisfies { [K in Kind]: NodeView<ConfigOf<K>> };

const NOTHING: LocalText = { zh: '尚未设置', en: 'not set up yet' };

export function viewOf(node: FlowNode): NodeView {
  return NODE_VIEWS[node.kind] as unknown as NodeView;
}

/** The card's one line. A draft may hold a config that its schema refuses: it says so. */
export function summarizeNode(node: FlowNode): LocalText {
  try {
    return viewOf(node).summarize(node.config as never);
  } catch {
    return NOTHING;
  }
}

export function describeNode(node: FlowNode): NodeDescription {
  try {
    return viewOf(node).describe(node.config as never);
  } catch {
    return { terms: [] };
  }
}
