// Generated from the JSON Schemas of this folder by `npm run generate`. Do not edit.
import type { ValidateFunction } from 'ajv';
import type { CustomerForm } from './types.ts';

export declare const validateCustomerForm: ValidateFunction<CustomerForm>;
