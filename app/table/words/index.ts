export { HIT_POLICIES, POLICIES_EXPLAINED } from './policies.ts';
export { VALUE_TYPES } from './value-types.ts';
