'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { cn } from './cn.ts';

interface FieldWiring {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  'aria-required'?: boolean;
}

const Wiring = createContext<FieldWiring>({});

/** What ties an input to the label, help and error of the field around it. */
export function useField(): FieldWiring {
  return useContext(Wiring);
}

interface FieldProps {
  label: ReactNode;
  /** One or two short sentences below the input. */
  help?: ReactNode;
  /** What is wrong, in words; takes the place of the help. */
  error?: ReactNode;
  required?: boolean;
  /** Kept for those who listen, where the place makes it plain to those who see. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

export function Field(props: FieldProps) {
  const { label, help, error, required = false, hideLabel = false, className, children } = props;
  const t = useTranslations('ui');
  const id = useId();
  const note = `${id}-note`;
  const hasNote = Boolean(error || help);
  const wiring: FieldWiring = {
    id,
    'aria-describedby': hasNote ? note : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
  };
  return (
    <div className={cn('flex min-w-0 flex-col gap-1', className)}>
      <label
        id={`${id}-label`}
        className={cn('font-medium text-sm', hideLabel && 'sr-only')}
        htmlFor={id}
      >
        {label}
        {required && <span className="ml-1 font-normal text-muted text-xs">{t('required')}</span>}
      </label>
      <Wiring value={wiring}>{children}</Wiring>
      {hasNote && <FieldNote error={error} help={help} id={note} />}
    </div>
  );
}

function FieldNote({ id, error, help }: { id: string; error?: ReactNode; help?: ReactNode }) {
  if (!error) {
    return (
      <p className="text-muted text-xs" id={id}>
        {help}
      </p>
    );
  }
  return (
    <p className="flex items-start gap-1 text-danger text-xs" id={id} role="alert">
      <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      <span>{error}</span>
    </p>
  );
}

interface FieldGroupProps {
  legend: ReactNode;
  help?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Several inputs that belong together, such as radios or the parts of an address. */
export function FieldGroup({ legend, help, className, children }: FieldGroupProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={help ? id : undefined} className={cn('min-w-0', className)}>
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      {children}
      {help && (
        <p className="mt-1 text-muted text-xs" id={id}>
          {help}
        </p>
      )}
    </fieldset>
  );
}
