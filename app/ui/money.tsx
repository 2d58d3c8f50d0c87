import { ArrowDown, ArrowUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { formatMoney } from './format.ts';

const DECIMAL = /^-?\d+(\.\d+)?$/;

interface MoneyProps {
  /** Exact decimal text. */
  amount: string;
  currency: string;
  /** The currency is said elsewhere, such as in the heading of the column. */
  bare?: boolean;
  /** "••••": the person may not see amounts. */
  masked?: boolean;
  className?: string;
}

/** An amount: tabular, its currency in a lighter tone. Align it to the right in tables. */
export function Money({ amount, currency, bare = false, masked = false, className }: MoneyProps) {
  const locale = useLocale();
  const t = useTranslations('ui');
  // What the server masks is no decimal any more.
  if (masked || !DECIMAL.test(amount)) {
    return (
      <span className={cn('text-muted', className)}>
        <span aria-hidden="true">••••</span>
        <span className="sr-only">{t('masked')}</span>
      </span>
    );
  }
  return (
    <span className={cn('whitespace-nowrap', className)}>
      {formatMoney(amount, currency, locale)}
      {!bare && <span className="font-normal text-muted"> {currency}</span>}
    </span>
  );
}

interface DiffValueProps {
  /** Which way it went. */
  direction: 'up' | 'down' | 'same';
  /** Already formatted, without a sign: "12.4%". */
  children: ReactNode;
  className?: string;
}

/** A change: ▲ blue, ▼ orange, so that no reader has to know whose red means what. */
export function DiffValue({ direction, children, className }: DiffValueProps) {
  const t = useTranslations('ui.diff');
  if (direction === 'same') return <span className={cn('text-muted', className)}>{children}</span>;
  const up = direction === 'up';
  const Arrow = up ? ArrowUp : ArrowDown;
  return (
    <span
      className={cn(
        'inline-flex items-center gap-0.5 whitespace-nowrap',
        up ? 'text-positive' : 'text-negative',
        className,
      )}
    >
      <Arrow aria-hidden="true" className="size-3.5" />
      <span className="sr-only">{t(direction)} </span>
      {children}
    </span>
  );
}
