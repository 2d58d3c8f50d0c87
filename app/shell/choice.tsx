import type { ReactNode } from 'react';

interface Option {
  value: string;
  label: string;
  /** The language of the label where it is not the page's. */
  lang?: string;
  /** Shown instead of the label, which then is only heard. */
  icon?: ReactNode;
}

interface ChoiceProps {
  label: string;
  name: string;
  value: string;
  options: readonly Option[];
  action: (form: FormData) => Promise<void>;
}

/** A row of buttons, one pressed; a plain form, so that it works before any script has loaded. */
export function Choice({ label, name, value, options, action }: ChoiceProps) {
  return (
    <form action={action}>
      <fieldset className="flex items-center rounded-md border border-line p-0.5">
        <legend className="sr-only">{label}</legend>
        {options.map((option) => (
          <button
            aria-label={option.icon ? option.label : undefined}
            aria-pressed={option.value === value}
            className="flex h-6 min-w-7 cursor-pointer items-center justify-center rounded px-1.5 text-muted hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent"
            key={option.value}
            lang={option.lang}
            name={name}
            title={option.icon ? option.label : undefined}
            type="submit"
            value={option.value}
          >
            {option.icon ?? option.label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
