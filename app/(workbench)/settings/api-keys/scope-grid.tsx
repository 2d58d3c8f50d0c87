'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button, Checkbox, FieldGroup } from '../../../ui/index.ts';
import type { ScopeArea } from './scope-areas.ts';

interface ScopeGridProps {
  areas: readonly ScopeArea[];
  /** What the role may at all; the rest can't be chosen. */
  offered: readonly string[];
  scopes: readonly string[];
  error: string | undefined;
  onChange: (scopes: string[]) => void;
}

/** A line for each noun, with reading and writing. */
export function ScopeGrid({ areas, offered, scopes, error, onChange }: ScopeGridProps) {
  const t = useTranslations('api.keys.form');
  const toggle = (scope: string, isOn: boolean) =>
    onChange(isOn ? [...scopes, scope] : scopes.filter((each) => each !== scope));
  return (
    <FieldGroup help={t('scopesHelp')} legend={t('scopes')}>
      <div className="mb-2 flex gap-2">
        <Button onClick={() => onChange([...offered])} size="sm">
          {t('all')}
        </Button>
        <Button disabled={scopes.length === 0} onClick={() => onChange([])} size="sm">
          {t('none')}
        </Button>
      </div>
      <div className="divide-y divide-line rounded-md border border-line">
        {areas.map((area) => (
          <AreaRow
            area={area}
            key={area.noun}
            offered={offered}
            onToggle={toggle}
            scopes={scopes}
          />
        ))}
      </div>
      {error && (
        <p className="mt-1 flex items-center gap-1 text-danger text-xs" role="alert">
          <CircleAlert aria-hidden="true" className="size-3.5" />
          {error}
        </p>
      )}
    </FieldGroup>
  );
}

interface AreaRowProps {
  area: ScopeArea;
  offered: readonly string[];
  scopes: readonly string[];
  onToggle: (scope: string, isOn: boolean) => void;
}

function AreaRow({ area, offered, scopes, onToggle }: AreaRowProps) {
  const t = useTranslations('api');
  const noun = area.noun as 'customer';
  const name = t.has(`nouns.${noun}`) ? t(`nouns.${noun}`) : noun;
  return (
    <div className="grid grid-cols-[1fr_6rem_6rem] items-center gap-2 px-3 py-1.5 text-sm">
      <span>
        {name} <code className="ml-1 font-mono text-muted text-xs">{area.noun}</code>
      </span>
      {(['read', 'write'] as const).map((way) => {
        const scope = area[way];
        if (scope === null) return <span key={way} />;
        return (
          <Checkbox
            aria-label={`${name}: ${t(`keys.form.${way}`)}`}
            checked={scopes.includes(scope)}
            disabled={!offered.includes(scope)}
            key={way}
            label={t(`keys.form.${way}`)}
            onChange={(event) => onToggle(scope, event.target.checked)}
          />
        );
      })}
    </div>
  );
}
