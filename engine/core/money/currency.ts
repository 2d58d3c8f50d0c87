/**
 * Minor units of the active currencies of ISO 4217. Codes without a unit (metals, baskets, tests)
 * and funds codes of central banks are no money one can invoice, and stand nowhere here.
 */
const ZERO = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const TWO = [
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD',
  'CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD',
  'GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL',
  'MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK',
  'PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB',
  'TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
].join(' ');
const THREE = 'BHD IQD JOD KWD LYD OMR TND';
const FOUR = 'CLF UYW';

const MINOR_UNITS: ReadonlyMap<string, number> = new Map([
  ...codes(ZERO, 0),
  ...codes(TWO, 2),
  ...codes(THREE, 3),
  ...codes(FOUR, 4),
]);

function codes(text: string, digits: number): [string, number][] {
  return text.split(' ').map((code) => [code, digits]);
}

export const CURRENCIES: readonly string[] = [...MINOR_UNITS.keys()].sort();

export class UnknownCurrencyError extends Error {
  readonly code = 'unknown-currency';
  readonly currency: string;
  constructor(currency: string) {
    super(`"${currency.slice(0, 20)}" is no active currency of ISO 4217`);
    this.name = 'UnknownCurrencyError';
    this.currency = currency;
  }
}

/** Digits after the point of a currency's smallest unit; undefined where it is no active one. */
export function minorUnits(currency: string): number | undefined {
  return MINOR_UNITS.get(currency);
}
