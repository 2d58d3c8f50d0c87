export {
  accessFlow,
  BEFORE,
  historyFlow,
  homePlan,
  meteredFlow,
  ratesTable,
} from './designs.ts';
export { backTest, makeOperator, type Operator, replaced, settleBackTest } from './operator.ts';
