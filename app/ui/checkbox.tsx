'use client';

import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';
import { cn } from './cn.ts';

const box =
  'peer size-4 shrink-0 appearance-none border border-line-field bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:cursor-not-allowed disabled:opacity-50';

interface TickProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** Without one, give an aria-label. */
  label?: ReactNode;
  help?: ReactNode;
}

interface CheckboxProps extends TickProps {
  indeterminate?: boolean;
}

function Labelled({ label, help, children }: Pick<TickProps, 'label' | 'help' | 'children'>) {
  if (label === undefined) return children;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label className="flex min-h-6 items-start gap-2">
      <span className="flex h-[1.3125rem] items-center">{children}</span>
      <span className="min-w-0">
        <span className="block">{label}</span>
        {help && <span className="block text-muted text-xs">{help}</span>}
      </span>
    </label>
  );
}

export function Checkbox({
  label,
  help,
  indeterminate = false,
  className,
  ...rest
}: CheckboxProps) {
  const own = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (own.current) own.current.indeterminate = indeterminate;
  }, [indeterminate]);
  const { ref = own, ...props } = rest;
  return (
    <Labelled help={help} label={label}>
      <span className="relative inline-flex align-middle">
        <input className={cn(box, 'rounded', className)} ref={ref} type="checkbox" {...props} />
        <svg
          aria-hidden="true"
          className="pointer-events-none absolute inset-0 size-4 text-on-accent opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-100"
          fill="none"
          stroke="currentColor"
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeWidth="2"
          viewBox="0 0 16 16"
        >
          <path d={indeterminate ? 'M4.5 8h7' : 'M4 8.5l2.5 2.5L12 5.5'} />
        </svg>
      </span>
    </Labelled>
  );
}

/** One of several: those with the same `name` are a group; put them into a FieldGroup. */
export function Radio({ label, help, className, ...rest }: TickProps) {
  return (
    <Labelled help={help} label={label}>
      <input
        className={cn(box, 'rounded-full checked:border-[5px] checked:bg-surface', className)}
        type="radio"
        {...rest}
      />
    </Labelled>
  );
}

/** On or off at once, without saving. */
export function Switch({ label, help, className, ...rest }: TickProps) {
  return (
    <Labelled help={help} label={label}>
      <span className="relative inline-flex h-4 w-7 shrink-0">
        <input
          className={cn(
            'peer h-4 w-7 appearance-none rounded-full bg-line-field transition-colors duration-120 checked:bg-accent disabled:cursor-not-allowed disabled:opacity-50',
            className,
          )}
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says itself whether it is checked
          role="switch"
          type="checkbox"
          {...rest}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-0.5 left-0.5 size-3 rounded-full bg-surface transition-transform duration-120 peer-checked:translate-x-3"
        />
      </span>
    </Labelled>
  );
}
