import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look.ts';
import { Spinner } from './spinner.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Work is under way: a spinner instead of the icon, and presses count for nothing. */
  pending?: boolean;
}

const ignore = (event: MouseEvent) => event.preventDefault();

export function Button({
  variant = 'secondary',
  size = 'md',
  icon,
  pending = false,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  // Not disabled while pending: the focus would be lost.
  const waiting = pending ? { 'aria-disabled': true, 'aria-busy': true, onClick: ignore } : {};
  return (
    <button className={buttonLook(variant, size, className)} type={type} {...rest} {...waiting}>
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}
