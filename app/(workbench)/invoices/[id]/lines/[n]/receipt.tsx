import { useLocale, useTranslations } from 'next-intl';
import type { DaysUsed, LineReceipt, ReceiptStep } from '#engine/core/explanation';
import { Badge, cn } from '../../../../../ui/index.ts';
import { FigureText } from './figure-text.tsx';

const keyOf = (step: ReceiptStep, index: number): string => `${step.kind} ${step.node} ${index}`;

function Facts({ steps }: { steps: readonly ReceiptStep[] }) {
  const t = useTranslations('explanation');
  const locale = useLocale();
  if (steps.length === 0) return null;
  return (
    <dl aria-label={t('facts')} className="border-line border-b border-dashed px-4 py-2.5 text-sm">
      {steps.map((step, index) => (
        <div className="flex items-baseline justify-between gap-4 py-0.5" key={keyOf(step, index)}>
          <dt className="min-w-0 text-muted">
            {step.text[locale]}
            {step.rule && <span className="text-xs"> · {step.rule[locale]}</span>}
          </dt>
          {step.figure && (
            <dd className="shrink-0 text-right">
              <FigureText figure={step.figure} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** The computation of a flow that stands in the step as one node; flows may stand in each other. */
function Inside({ steps }: { steps: readonly ReceiptStep[] }) {
  const t = useTranslations('explanation');
  const locale = useLocale();
  return (
    <details className="mt-1 text-xs">
      <summary className="cursor-pointer text-accent">{t('inside')}</summary>
      <ul className="mt-1 flex flex-col gap-1 border-line border-l pl-3">
        {steps.map((step, index) => (
          <li key={keyOf(step, index)}>
            <div className="flex items-baseline justify-between gap-4">
              <span className="min-w-0">
                {step.text[locale]}
                {step.rule && <span className="text-muted"> · {step.rule[locale]}</span>}
              </span>
              {step.figure && <FigureText className="shrink-0 text-right" figure={step.figure} />}
            </div>
            {step.steps && <Inside steps={step.steps} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Step({ step }: { step: ReceiptStep }) {
  const locale = useLocale();
  const { kind, text, rule, figure } = step;
  const isAmount = kind === 'amount';
  return (
    <li
      className={cn(
        'flex items-baseline justify-between gap-4 px-4 py-2',
        isAmount && 'border-line-strong border-y-2 bg-sunken font-semibold text-base',
        kind === 'tax' && 'text-muted',
      )}
    >
      <div className="min-w-0">
        <p className={cn(!isAmount && 'text-sm', kind !== 'tax' && !isAmount && 'font-medium')}>
          {text[locale]}
        </p>
        {rule && <p className="break-words text-muted text-xs">{rule[locale]}</p>}
        {step.steps && <Inside steps={step.steps} />}
      </div>
      {figure && (
        <FigureText
          className={cn(
            'shrink-0 text-right',
            !isAmount && 'text-sm',
            kind === 'rule' && 'text-muted',
          )}
          figure={figure}
        />
      )}
    </li>
  );
}

/** How much of the period is billed; a part that is charged in full needs no word. */
function DaysBadge({ days }: { days: DaysUsed }) {
  const t = useTranslations('explanation');
  if (days.used < days.of) {
    return <Badge tone="info">{t('days', { used: days.used, of: days.of })}</Badge>;
  }
  const isWhole = days.start === days.wholeStart && days.end === days.wholeEnd;
  return isWhole && <Badge>{t('wholePeriod')}</Badge>;
}

/** The computation as a receipt: what it stands on, each step with its figure, what it comes to. */
export function Receipt({ receipt }: { receipt: LineReceipt }) {
  const t = useTranslations('explanation');
  const facts = receipt.steps.filter(({ kind }) => kind === 'fact');
  const steps = receipt.steps.filter(({ kind }) => kind !== 'fact');
  const { days } = receipt;
  return (
    <section aria-label={t('receipt')} className="rounded-panel border border-line bg-surface">
      <header className="flex min-h-11 items-center justify-between gap-3 border-line border-b px-4 py-1.5">
        <h2 className="font-semibold">{t('receipt')}</h2>
        {days && <DaysBadge days={days} />}
      </header>
      <Facts steps={facts} />
      <ol aria-label={t('steps')} className="py-1">
        {steps.map((step, index) => (
          <Step key={keyOf(step, index)} step={step} />
        ))}
      </ol>
    </section>
  );
}
