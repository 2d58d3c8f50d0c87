import type { Plan } from '#schemas';
import { invoicePolicy } from './policy.ts';
import type { CompiledPlan } from './types.ts';

/** A plan that was checked, ready to bill. @throws UnknownCurrencyError */
export function compilePlan(document: Plan): CompiledPlan {
  return {
    document,
    modules: new Map(document.modules.map((module) => [module.key, module])),
    policy: invoicePolicy(document.currency, document.rounding),
  };
}
