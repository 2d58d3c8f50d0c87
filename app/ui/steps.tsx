import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from './cn.ts';

interface StepsProps {
  label: string;
  steps: readonly string[];
  /** Index of the step at work; those before it are done. */
  current: number;
}

/** Where somebody is in a wizard. */
export function Steps({ label, steps, current }: StepsProps) {
  const t = useTranslations('ui');
  return (
    <ol aria-label={label} className="mb-5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {steps.map((step, index) => (
        <li
          aria-current={index === current ? 'step' : undefined}
          className="flex items-center gap-2"
          key={step}
        >
          <span
            aria-hidden="true"
            className={cn(
              'flex size-5 items-center justify-center rounded-full text-xs',
              index < current && 'bg-accent-soft text-accent',
              index === current && 'bg-accent text-on-accent',
              index > current && 'bg-line text-muted',
            )}
          >
            {index < current ? <Check className="size-3.5" /> : index + 1}
          </span>
          <span className={index === current ? 'font-medium' : 'text-muted'}>
            {step}
            {index < current && <span className="sr-only"> ({t('done')})</span>}
          </span>
          {index < steps.length - 1 && (
            <span aria-hidden="true" className="h-px w-6 bg-line-strong max-sm:w-3" />
          )}
        </li>
      ))}
    </ol>
  );
}
