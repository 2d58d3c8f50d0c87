import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn, Spinner } from '../../../ui/index.ts';
import type { Scenarios } from './use-scenarios.ts';

interface ScenarioStateProps {
  scenarios: Scenarios;
  /** Leads to the list of them. */
  onOpen: () => void;
}

/** "12 of 13 pass", for beside the publish button; leads to the scenarios. */
export function ScenarioState({ scenarios, onOpen }: ScenarioStateProps) {
  const t = useTranslations('editor.scenarios');
  const { status, list, passed, results } = scenarios;
  const isRed = status === 'done' && passed < list.length;
  const icon = () => {
    if (status === 'running') return <Spinner />;
    if (status !== 'done') return <CircleDashed aria-hidden="true" className="size-4" />;
    return isRed ? (
      <CircleAlert aria-hidden="true" className="size-4" />
    ) : (
      <CircleCheck aria-hidden="true" className="size-4" />
    );
  };
  const text = () => {
    if (status === 'none') return t('stateNone');
    if (status === 'blocked') return t('stateBlocked');
    if (status === 'running' && results.size === 0) return t('stateRunning');
    return t('state', { passed, count: list.length });
  };
  return (
    <button
      className={cn(
        'flex h-7 items-center gap-1.5 rounded-md px-2 text-muted text-xs hover:bg-hover hover:text-ink',
        isRed && 'font-medium text-danger',
        status === 'done' && !isRed && 'text-positive',
      )}
      onClick={onOpen}
      type="button"
    >
      {icon()}
      <span role="status">{text()}</span>
    </button>
  );
}
