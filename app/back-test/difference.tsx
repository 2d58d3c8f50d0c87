import { useLocale } from 'next-intl';
import { DiffValue, formatMoney, Money } from '../ui/index.ts';
import { directionOf } from './direction.ts';

interface DifferenceProps {
  amount: string;
  currency: string;
  className?: string;
}

/** A difference of money with its arrow; masked as it comes. */
export function Difference({ amount, currency, className }: DifferenceProps) {
  const locale = useLocale();
  const direction = directionOf(amount);
  if (direction === 'same') return <Money amount={amount} bare currency={currency} />;
  return (
    <DiffValue className={className} direction={direction}>
      {formatMoney(amount.replace(/^-/, ''), currency, locale)}
    </DiffValue>
  );
}
