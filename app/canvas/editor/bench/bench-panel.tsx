import { FlaskConical } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge, Button } from '../../../ui/index.ts';
import type { FlowModel } from '../../model.ts';
import type { CheckedDocument } from '../use-checked.ts';
import type { Editor } from '../use-editor.ts';
import { FactFields } from './fact-fields.tsx';
import { scenarioOf } from './new-scenario.ts';
import { RealFacts } from './real-facts.tsx';
import { ResultView } from './result-view.tsx';
import { StepsView } from './steps-view.tsx';
import type { Bench } from './use-bench.ts';
import { useTiming } from './use-timing.ts';

interface BenchPanelProps {
  bench: Bench;
  checked: CheckedDocument;
  editor: Editor;
  model: FlowModel;
  errors: number;
  /** Told once the present facts are a scenario. */
  onSaved: () => void;
}

type View = 'lines' | 'steps';

/** What the facts are about, without anybody's name: the design is read by others. */
function useScenarioName({ source }: Bench, count: number): string {
  const t = useTranslations('editor.scenarios');
  const locale = useLocale();
  if (source?.kind === 'scenario') return t('copyOf', { name: source.scenario.name });
  if (source?.kind !== 'customer') return t('newName', { number: count + 1 });
  const { module, period } = source.evaluation;
  return `${module.name[locale]} ${period.start.slice(0, 7)}`;
}

function SaveScenario({ bench, checked, editor, onSaved }: BenchPanelProps) {
  const t = useTranslations('editor.scenarios');
  const name = useScenarioName(bench, checked.flow.scenarios?.length ?? 0);
  const { result, isStale } = bench;
  const { compiled } = checked;
  return (
    <Button
      disabled={!result || !compiled || isStale}
      icon={<FlaskConical />}
      onClick={() => {
        if (!result || !compiled) return;
        const scenario = scenarioOf(compiled, bench, result, name);
        editor.edit({ type: 'add-scenario', scenario });
        onSaved();
      }}
      size="sm"
    >
      {t('save')}
    </Button>
  );
}

function Outcome(props: BenchPanelProps) {
  const { bench, checked, editor, model, errors } = props;
  const t = useTranslations('editor.bench');
  const [view, setView] = useState<View>('lines');
  const { result, trace, source, isStale, facts } = bench;
  const timing = useTiming(checked.compiled, facts, view === 'steps' && trace !== undefined);
  const choice = (wanted: View) => (
    <Button
      aria-pressed={view === wanted}
      onClick={() => setView(wanted)}
      size="sm"
      variant={view === wanted ? 'secondary' : 'ghost'}
    >
      {t(wanted === 'lines' ? 'lines' : 'steps')}
    </Button>
  );
  const content = () => {
    if (!result) return <p className="text-muted text-sm">{t('errorsFirst', { count: errors })}</p>;
    if (view === 'steps' && trace) {
      return <StepsView model={model} onShow={editor.selectNode} timing={timing} trace={trace} />;
    }
    return <ResultView flow={checked.flow} result={result} source={source} />;
  };
  return (
    <div className="flex min-h-0 min-w-0 flex-col border-line border-l max-md:border-t max-md:border-l-0">
      <div className="flex flex-wrap items-center gap-1 px-3 pt-2">
        {choice('lines')}
        {choice('steps')}
        {isStale && <Badge tone="notice">{t(errors > 0 ? 'staleErrors' : 'stale')}</Badge>}
        <span className="ml-auto">
          <SaveScenario {...props} />
        </span>
      </div>
      <section
        aria-busy={isStale}
        aria-label={t('result')}
        aria-live="polite"
        className="min-h-0 grow overflow-y-auto p-3"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        {content()}
      </section>
    </div>
  );
}

/** Facts at the left, by hand or of a customer; what they come to at the right. */
export function BenchPanel(props: BenchPanelProps) {
  const { bench, checked } = props;
  const t = useTranslations('editor.bench');
  const { inputs, values, setValue } = bench;
  return (
    <div className="grid h-full min-h-0 grid-cols-[minmax(0,1fr)_minmax(0,1fr)] max-md:h-auto max-md:grid-cols-1">
      <div className="flex min-h-0 min-w-0 flex-col">
        <RealFacts bench={bench} flowKey={checked.flow.key} />
        <form
          aria-label={t('facts')}
          className="min-h-0 grow overflow-y-auto p-3"
          onSubmit={(event) => event.preventDefault()}
        >
          <FactFields inputs={inputs} setValue={setValue} values={values} />
        </form>
      </div>
      <Outcome {...props} />
    </div>
  );
}
