import { ChevronDown } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import type { DecisionTableContent } from '#schemas';
import { Button, Popover, Radio } from '../../ui/index.ts';
import { HIT_POLICIES, POLICIES_EXPLAINED } from '../words/index.ts';

type HitPolicy = DecisionTableContent['hitPolicy'];

const POLICIES = Object.keys(HIT_POLICIES) as HitPolicy[];

interface PolicyChoiceProps {
  value: HitPolicy;
  onChange: (value: HitPolicy) => void;
}

/** Which rule counts, in plain words, each with what it means. */
export function PolicyChoice({ value, onChange }: PolicyChoiceProps) {
  const t = useTranslations('tables.toolbar');
  const locale = useLocale();
  const name = useId();
  return (
    <Popover
      className="max-h-[70vh] w-96 overflow-y-auto"
      label={t('policy')}
      trigger={
        <Button size="sm" title={POLICIES_EXPLAINED[value][locale]}>
          <span className="text-muted">{t('policy')}</span>
          {HIT_POLICIES[value][locale]}
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-semibold">{t('policy')}</legend>
        {POLICIES.map((policy) => (
          <Radio
            checked={policy === value}
            help={POLICIES_EXPLAINED[policy][locale]}
            key={policy}
            label={
              <>
                {HIT_POLICIES[policy][locale]}{' '}
                <span className="font-mono text-muted text-xs">{policy}</span>
              </>
            }
            name={name}
            onChange={() => onChange(policy)}
          />
        ))}
      </fieldset>
    </Popover>
  );
}
