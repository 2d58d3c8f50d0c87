export { flatFlow } from './flat.ts';
export { largeFlow } from './large.ts';
export {
  amounts,
  bill,
  type DiscountTerms,
  designsOf,
  discount,
  factsOf,
  JANUARY,
  module,
} from './plan.ts';
export {
  amountsOf,
  compileSketch,
  issuesOf,
  type SketchNode,
  sketchFlow,
} from './sketch.ts';
export { type ThroughNode, throughNode } from './through-node.ts';
