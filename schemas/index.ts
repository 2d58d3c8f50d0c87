export type { ErrorObject, ValidateFunction } from 'ajv';
export type * from './generated/types.ts';
export {
  validateBundle,
  validateComputation,
  validateDecisionTable,
  validateFacts,
  validateImportMapping,
  validatePlan,
  validatePricingFlow,
} from './generated/validators.js';
