'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';
import { useField } from './field.tsx';

export const inputLook =
  'w-full min-w-0 rounded-md border border-line-field bg-surface text-ink text-sm max-sm:text-lg transition-colors duration-120 hover:border-ink/60 aria-invalid:border-danger disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-0';

interface TextInputProps extends ComponentProps<'input'> {
  /** Inside, at the end: CNY, %, GB. */
  unit?: ReactNode;
  /** Inside, at the start: an icon or a sign. */
  lead?: ReactNode;
  /** Figures: right-aligned, with a decimal keypad on phones. */
  numeric?: boolean;
}

/** Controlled, uncontrolled, or registered with react-hook-form (`{...register('name')}`). */
export function TextInput({ unit, lead, numeric = false, className, ...rest }: TextInputProps) {
  const field = useField();
  const input = (
    <input
      autoComplete="off"
      inputMode={numeric ? 'decimal' : undefined}
      type="text"
      {...field}
      {...rest}
      className={cn(
        inputLook,
        'h-8 px-2.5',
        numeric && 'text-right',
        lead && 'pl-8',
        unit && 'pr-12',
        !(unit || lead) && className,
      )}
    />
  );
  if (!(unit || lead)) return input;
  return (
    <div className={cn('relative w-full', className)}>
      {lead && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-muted [&>svg]:size-4">
          {lead}
        </span>
      )}
      {input}
      {unit && (
        <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-muted text-sm">
          {unit}
        </span>
      )}
    </div>
  );
}

export function TextArea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      {...useField()}
      {...rest}
      className={cn(inputLook, 'min-h-16 px-2.5 py-1.5', className)}
    />
  );
}

interface DateInputProps extends ComponentProps<'input'> {
  /** A day (YYYY-MM-DD), a month (YYYY-MM), or a moment (YYYY-MM-DDThh:mm). */
  kind?: 'date' | 'month' | 'datetime-local';
}

/** The browser's own picker: known to the person, right in every language, and by keyboard. */
export function DateInput({ kind = 'date', className, ...rest }: DateInputProps) {
  return (
    <input
      {...useField()}
      {...rest}
      className={cn(inputLook, 'h-8 px-2.5', className)}
      placeholder={kind === 'month' ? 'YYYY-MM' : undefined}
      type={kind}
    />
  );
}
