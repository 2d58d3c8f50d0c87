import type { CountedInvoices } from '#engine/runtime/bill-run';
import { Dash, Money } from '../../../ui/index.ts';

interface TotalsProps {
  of: CountedInvoices;
  className?: string;
}

/** A sum for each currency, the run's own first. */
export function Totals({ of: { totals }, className }: TotalsProps) {
  if (totals.length === 0) return <Dash />;
  return totals.map(({ currency, total }) => (
    <Money
      amount={total}
      className={`block ${className ?? ''}`}
      currency={currency}
      key={currency}
    />
  ));
}
