export {
  type Choice,
  type ChoiceValue,
  choicesOf,
  combinations,
  usualAttributes,
} from './choices.ts';
export { loadPricedPlan, type PricedFlow, type PricedPlan } from './load-plan.ts';
export { type Attributes, isOneTime, type SampleItem, sampleFacts } from './sample.ts';
