export { AllocationError, allocate } from './allocate.ts';
export { type CashRounding, cashRounding } from './cash-rounding.ts';
export { CURRENCIES, minorUnits, UnknownCurrencyError } from './currency.ts';
export { roundMoney } from './round-money.ts';
