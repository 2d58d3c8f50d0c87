'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { useField } from './field.tsx';
import { inputLook } from './text-input.tsx';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends ComponentProps<'select'> {
  /** Or `<option>` children. */
  options?: readonly Option[];
  /** A first entry that stands for no choice (value ''). */
  placeholder?: string;
  dense?: boolean;
}

/** The browser's own list: it needs no script, and works on phones as people know it. */
export function Select({
  options,
  placeholder,
  dense = false,
  className,
  children,
  ...rest
}: SelectProps) {
  return (
    <span className={cn('relative inline-flex w-full', className)}>
      <select
        {...useField()}
        {...rest}
        className={cn(inputLook, 'appearance-none truncate pr-8 pl-2.5', dense ? 'h-7' : 'h-8')}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options?.map(({ value, label, disabled }) => (
          <option disabled={disabled} key={value} value={value}>
            {label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 right-2 my-auto size-4 text-muted"
      />
    </span>
  );
}
