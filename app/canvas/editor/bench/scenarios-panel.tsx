import { CircleAlert, CircleCheck, CircleDashed, Play } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ScenarioResult } from '#engine/core/scenario';
import type { Scenario } from '#schemas';
import { Button, cn } from '../../../ui/index.ts';
import { scenariosOf } from '../../edit/index.ts';
import type { FlowModel } from '../../model.ts';
import type { Editor } from '../use-editor.ts';
import { CoverageView, shareOf } from './coverage-view.tsx';
import { ScenarioDetails } from './scenario-details.tsx';
import type { Scenarios } from './use-scenarios.ts';

interface ScenariosPanelProps {
  scenarios: Scenarios;
  editor: Editor;
  model: FlowModel;
  /** The scenario that is looked at; coverage where none is. */
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
  /** Whether it was saved just now. */
  isNew: boolean;
  isTinted: boolean;
  onTint: (isTinted: boolean) => void;
  onTry: (scenario: Scenario) => void;
}

function Mark({ result }: { result: ScenarioResult | undefined }) {
  const t = useTranslations('editor.scenarios');
  const look = 'size-4 shrink-0';
  if (!result) return <CircleDashed aria-label={t('notRun')} className={look} role="img" />;
  return result.passed ? (
    <CircleCheck aria-label={t('passes')} className={cn(look, 'text-positive')} role="img" />
  ) : (
    <CircleAlert aria-label={t('fails')} className={cn(look, 'text-danger')} role="img" />
  );
}

interface EntryProps {
  isCurrent: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Entry({ isCurrent, onClick, children }: EntryProps) {
  return (
    <li>
      <button
        aria-current={isCurrent || undefined}
        className={cn(
          'flex w-full items-center gap-2 px-3 py-1 text-left text-sm hover:bg-hover',
          isCurrent && 'bg-selected font-medium',
        )}
        onClick={onClick}
        type="button"
      >
        {children}
      </button>
    </li>
  );
}

function CoverageEntry({ scenarios, chosen, onChoose }: ScenariosPanelProps) {
  const t = useTranslations('editor.scenarios');
  const format = useFormatter();
  const { coverage } = scenarios;
  if (!coverage) return null;
  const percent = (part: number, whole: number) =>
    format.number(Math.floor(shareOf(part, whole) * 100) / 100, { style: 'percent' });
  const { nodes, nodesReached, rows, rowsReached } = coverage;
  return (
    <Entry isCurrent={chosen === undefined} onClick={() => onChoose(undefined)}>
      {t('coverage')}
      <span className="ml-auto text-muted text-xs">
        {t('nodesShare', { share: percent(nodesReached, nodes.length) })}
        {rows > 0 && ` · ${t('rowsShare', { share: percent(rowsReached, rows) })}`}
      </span>
    </Entry>
  );
}

function ListOfThem(props: ScenariosPanelProps) {
  const { scenarios, editor, chosen, onChoose } = props;
  const t = useTranslations('editor.scenarios');
  const { results, runAll, status } = scenarios;
  const list = scenariosOf(editor.flow);
  return (
    <div className="flex min-h-0 flex-col border-line border-r max-md:border-r-0 max-md:border-b">
      <div className="flex items-center gap-2 border-line border-b px-3 py-1.5">
        <Button
          disabled={status === 'blocked'}
          icon={<Play />}
          onClick={runAll}
          pending={status === 'running'}
          size="sm"
        >
          {t('runAll')}
        </Button>
        {status === 'blocked' && <span className="text-muted text-xs">{t('stateBlocked')}</span>}
      </div>
      <ul aria-label={t('title')} className="min-h-0 grow overflow-y-auto py-1">
        <CoverageEntry {...props} />
        {list.map(({ id, name }) => {
          const result = results.get(id);
          return (
            <Entry isCurrent={chosen === id} key={id} onClick={() => onChoose(id)}>
              <Mark result={result} />
              <span className="min-w-0 truncate">{name}</span>
              {result && !result.passed && (
                <span className="ml-auto shrink-0 text-danger text-xs">
                  {t('differenceCount', { count: result.differences.length })}
                </span>
              )}
            </Entry>
          );
        })}
      </ul>
    </div>
  );
}

/** The scenarios of the design: each red or green, what differs, and what none of them reaches. */
export function ScenariosPanel(props: ScenariosPanelProps) {
  const { scenarios, chosen, editor, model, isNew, isTinted, onTint, onTry } = props;
  const t = useTranslations('editor.scenarios');
  const { results, coverage } = scenarios;
  // What is typed shows at once; what it comes to follows.
  const list = scenariosOf(editor.flow);
  const scenario = list.find(({ id }) => id === chosen);
  if (list.length === 0) {
    return (
      <div className="p-4 text-sm">
        <p className="font-medium">{t('none')}</p>
        <p className="mt-1 text-muted">{t('noneText')}</p>
      </div>
    );
  }
  const content = () => {
    if (scenario) {
      return (
        <ScenarioDetails
          editor={editor}
          flow={editor.flow}
          isNew={isNew}
          key={scenario.id}
          onTry={onTry}
          result={results.get(scenario.id)}
          scenario={scenario}
        />
      );
    }
    return coverage ? (
      <CoverageView
        coverage={coverage}
        isTinted={isTinted}
        model={model}
        onShow={editor.selectNode}
        onTint={onTint}
      />
    ) : null;
  };
  return (
    <div className="grid h-full min-h-0 grid-cols-[minmax(16rem,2fr)_minmax(0,5fr)] max-md:h-auto max-md:grid-cols-1">
      <ListOfThem {...props} />
      <div className="min-h-0 overflow-y-auto p-3">{content()}</div>
    </div>
  );
}
