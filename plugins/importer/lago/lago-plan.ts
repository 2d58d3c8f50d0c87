import type { Decimal } from '#engine/core/decimal';
import type { LocalText } from '#engine/core/issue';
import type { ChargeModel } from './charge-model.ts';

/** A tax that Lago puts on top. */
export interface TaxTerms {
  category: string;
  ratePercent: string;
}

/** A price of its own for usage with certain properties. */
export interface ChargeFilter {
  /** What the facts call it: `region=eu,us;tier=gold`. */
  key: string;
  name: LocalText;
  model: ChargeModel;
}

/** A unit of the plan's own that prices are written in. */
export interface PricingUnit {
  code: string;
  /** What one unit is worth in the plan's currency. */
  rate: string;
}

export interface Charge {
  code: string;
  metric: string;
  name: LocalText;
  model: ChargeModel;
  filters: ChargeFilter[];
  isProrated: boolean;
  /** Least amount of a period, in the plan's currency or the pricing unit. */
  minimum: Decimal | undefined;
  pricingUnit: PricingUnit | undefined;
  tax: TaxTerms | undefined;
}

/** A charge for a number of units that the plan itself names. */
export interface FixedCharge {
  code: string;
  name: LocalText;
  model: ChargeModel;
  units: string;
  isProrated: boolean;
  tax: TaxTerms | undefined;
}

export interface Commitment {
  name: LocalText;
  amount: Decimal;
  tax: TaxTerms | undefined;
}

export interface LagoPlan {
  code: string;
  name: LocalText;
  description: string | undefined;
  currency: string;
  /** Digits of the currency's minor unit, in which Lago writes cents. */
  digits: number;
  interval: { unit: 'week' | 'month' | 'quarter' | 'year'; count: number };
  fee: { name: LocalText; amount: Decimal; tax: TaxTerms | undefined } | undefined;
  charges: Charge[];
  fixedCharges: FixedCharge[];
  commitment: Commitment | undefined;
}
