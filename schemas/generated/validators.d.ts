// Generated from the JSON Schemas of this folder by `npm run generate`. Do not edit.
import type { ValidateFunction } from 'ajv';
import type { Bundle, Computation, DecisionTable, Facts, ImportMapping, Plan, PricingFlow } from './types.ts';

export declare const validateBundle: ValidateFunction<Bundle>;
export declare const validateComputation: ValidateFunction<Computation>;
export declare const validateDecisionTable: ValidateFunction<DecisionTable>;
export declare const validateFacts: ValidateFunction<Facts>;
export declare const validateImportMapping: ValidateFunction<ImportMapping>;
export declare const validatePlan: ValidateFunction<Plan>;
export declare const validatePricingFlow: ValidateFunction<PricingFlow>;
