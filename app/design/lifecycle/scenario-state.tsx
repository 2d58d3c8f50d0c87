'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { DesignScenarios } from '#engine/runtime/design';
import { useTrpc } from '../../trpc/client.tsx';
import { Button, cn, Popover, Spinner } from '../../ui/index.ts';
import { ofLock } from './of-lock.ts';
import type { DesignName } from './types.ts';

/** The scenarios of a draft, run anew for each of its states. */
export function useScenarios({ kind, key }: DesignName, lockVersion: number | null) {
  const options = useTrpc().design.scenarios.queryOptions(
    { kind, key, version: 'draft' },
    { enabled: lockVersion !== null, placeholderData: keepPreviousData },
  );
  return useQuery({ ...options, queryKey: ofLock(options.queryKey, lockVersion) });
}

type Result = DesignScenarios['results'][number];

function ResultLine({ result }: { result: Result }) {
  const t = useTranslations('lifecycle.scenarios');
  const locale = useLocale();
  const Icon = result.passed ? CircleCheck : CircleX;
  return (
    <li className="py-1">
      <span className="flex items-start gap-2">
        <Icon
          aria-hidden="true"
          className={cn('mt-0.5 size-4 shrink-0', result.passed ? 'text-positive' : 'text-danger')}
        />
        <span className="min-w-0 grow break-words">{result.name}</span>
        <span className={cn('shrink-0 text-xs', result.passed ? 'text-muted' : 'text-danger')}>
          {t(result.passed ? 'pass' : 'fail')}
        </span>
      </span>
      {result.differences.map(({ sentence }) => (
        <span className="block pl-6 text-muted text-xs" key={sentence[locale]}>
          {sentence[locale]}
        </span>
      ))}
    </li>
  );
}

/** Every scenario with whether it passes, and what differs where it doesn't. */
export function ScenarioResults({ scenarios }: { scenarios: DesignScenarios }) {
  const t = useTranslations('lifecycle.scenarios');
  const locale = useLocale();
  const { results, issues, coverage } = scenarios;
  if (issues.length > 0) {
    return (
      <div className="text-sm">
        <p className="font-medium text-danger">{t('blocked')}</p>
        <ul className="mt-1 list-disc pl-5">
          {issues.map(({ code, path, message }) => (
            <li key={`${code} ${path}`}>{message[locale]}</li>
          ))}
        </ul>
      </div>
    );
  }
  if (results.length === 0) return <p className="text-muted text-sm">{t('none')}</p>;
  return (
    <div className="text-sm">
      <ul>
        {results.map((result) => (
          <ResultLine key={result.id} result={result} />
        ))}
      </ul>
      {coverage && (
        <p className="mt-1 text-muted text-xs">
          {t('coverage', { reached: coverage.nodesReached, total: coverage.nodes.length })}
        </p>
      )}
    </div>
  );
}

/** One line: all green, or how many are red. */
export function useScenarioLine(scenarios: DesignScenarios | undefined): string {
  const t = useTranslations('lifecycle.scenarios');
  if (!scenarios) return t('running');
  const { results, issues } = scenarios;
  if (issues.length > 0) return t('blocked');
  if (results.length === 0) return t('none');
  const count = results.filter(({ passed }) => !passed).length;
  return count > 0
    ? t('failed', { count, total: results.length })
    : t('passed', { count: results.length });
}

function ScenarioIcon({ scenarios }: { scenarios: DesignScenarios | undefined }) {
  if (!scenarios) return <Spinner />;
  if (scenarios.passed && scenarios.results.length === 0) {
    return <CircleDashed aria-hidden="true" className="text-muted" />;
  }
  return scenarios.passed ? (
    <CircleCheck aria-hidden="true" className="text-positive" />
  ) : (
    <CircleX aria-hidden="true" className="text-danger" />
  );
}

interface ScenarioStateProps {
  scenarios: DesignScenarios | undefined;
  size?: 'sm' | 'md';
}

/** Whether the draft's scenarios pass, beside the publish button; opens what each came to. */
export function ScenarioState({ scenarios, size = 'md' }: ScenarioStateProps) {
  const t = useTranslations('lifecycle.scenarios');
  const line = useScenarioLine(scenarios);
  return (
    <Popover
      align="end"
      className="max-h-[60vh] w-96 overflow-y-auto"
      label={t('title')}
      trigger={
        <Button
          className={cn(scenarios?.passed === false && 'text-danger')}
          icon={<ScenarioIcon scenarios={scenarios} />}
          size={size}
          variant="ghost"
        >
          {line}
        </Button>
      }
    >
      <h2 className="mb-1 font-semibold">{t('title')}</h2>
      {scenarios && <ScenarioResults scenarios={scenarios} />}
    </Popover>
  );
}
