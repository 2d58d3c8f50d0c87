import { Dash, Money } from '../../ui/index.ts';

interface AmountProps {
  /** Decimal text, the mask of an amount that the role may not see, or null for none. */
  amount: string | null;
  currency: string;
  bare?: boolean;
  className?: string;
}

/** An amount of an invoice, hidden where the server hid it. */
export function Amount({ amount, ...rest }: AmountProps) {
  if (amount === null) return <Dash />;
  return <Money amount={amount} masked={!/^-?\d/.test(amount)} {...rest} />;
}
