import type { Locale } from '../../../../i18n/locale.ts';
import { formatMoney } from '../../../../ui/format.ts';

/** An amount as text; the mask of one that the role may not see stays as it is. */
export function moneyText(amount: string, currency: string, locale: Locale): string {
  return /^-?\d/.test(amount) ? formatMoney(amount, currency, locale) : amount;
}
