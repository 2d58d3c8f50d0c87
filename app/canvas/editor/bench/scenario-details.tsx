import { Check, Copy, FlaskConical, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { ScenarioResult } from '#engine/core/scenario';
import type { PricingFlow, Scenario } from '#schemas';
import { Button, Field, TextArea, TextInput } from '../../../ui/index.ts';
import type { Editor } from '../use-editor.ts';
import { ExpectedFields } from './expected-fields.tsx';
import { FactFields } from './fact-fields.tsx';
import { benchInputs, factAt, valuesOf } from './facts.ts';
import { expectedOf } from './new-scenario.ts';

interface ScenarioDetailsProps {
  scenario: Scenario;
  /** Undefined until it was run. */
  result: ScenarioResult | undefined;
  flow: PricingFlow;
  editor: Editor;
  /** Whether the name is what somebody wants to change first. */
  isNew: boolean;
  /** Its facts on the test bench. */
  onTry: (scenario: Scenario) => void;
}

function Actions({ scenario, result, editor, onTry }: ScenarioDetailsProps) {
  const t = useTranslations('editor.scenarios');
  const { id, name } = scenario;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {result && !result.passed && (
        <Button
          icon={<Check />}
          onClick={() =>
            editor.edit({
              type: 'set-scenario',
              scenario: id,
              path: ['expected'],
              value: expectedOf(result.computation),
            })
          }
          size="sm"
          variant="primary"
        >
          {t('accept')}
        </Button>
      )}
      <Button icon={<FlaskConical />} onClick={() => onTry(scenario)} size="sm">
        {t('try')}
      </Button>
      <Button
        icon={<Copy />}
        onClick={() =>
          editor.edit({ type: 'duplicate-scenario', scenario: id, name: t('copyOf', { name }) })
        }
        size="sm"
      >
        {t('duplicate')}
      </Button>
      <Button
        icon={<Trash2 />}
        onClick={() => editor.edit({ type: 'remove-scenario', scenario: id })}
        size="sm"
      >
        {t('remove')}
      </Button>
    </div>
  );
}

/** What is not as it was expected, line by line. */
function Differences({ result }: { result: ScenarioResult }) {
  const t = useTranslations('editor.scenarios');
  const locale = useLocale();
  if (result.passed) return null;
  return (
    <section aria-label={t('differences')}>
      <h3 className="mb-1 font-medium text-danger text-xs">{t('differences')}</h3>
      <ul className="flex flex-col gap-0.5 text-sm">
        {result.differences.map(({ sentence, kind, item, member }) => (
          <li key={`${kind} ${item} ${member} ${sentence.en}`}>{sentence[locale]}</li>
        ))}
      </ul>
    </section>
  );
}

/** One scenario: its name, its facts, and what it expects of them. */
export function ScenarioDetails(props: ScenarioDetailsProps) {
  const { scenario, result, flow, editor, isNew } = props;
  const t = useTranslations('editor.scenarios');
  const b = useTranslations('editor.bench');
  const { id, name, note = '', facts, expected } = scenario;
  const inputs = useMemo(() => benchInputs(flow), [flow]);
  const set = (path: readonly (string | number)[], value: unknown) =>
    editor.edit({ type: 'set-scenario', scenario: id, path, value });
  const setFact = (pointer: string, text: string) => {
    const fact = factAt(inputs, pointer, text);
    if (fact) set(['facts', ...fact.path], fact.value);
  };
  return (
    <div className="flex flex-col gap-3">
      <Actions {...props} />
      {result && <Differences result={result} />}
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Field label={t('name')}>
          <TextInput
            autoFocus={isNew}
            maxLength={200}
            onChange={({ target }) => set(['name'], target.value)}
            onFocus={isNew ? ({ target }) => target.select() : undefined}
            value={name}
          />
        </Field>
        <Field label={t('note')}>
          <TextArea
            className="min-h-8"
            maxLength={2000}
            onChange={({ target }) => set(['note'], target.value === '' ? undefined : target.value)}
            rows={1}
            value={note}
          />
        </Field>
      </div>
      <section aria-label={t('expected')}>
        <h3 className="mb-1 font-medium text-muted text-xs">{t('expected')}</h3>
        <ExpectedFields
          expected={expected}
          set={(path, value) => set(['expected', ...path], value)}
        />
      </section>
      <section aria-label={b('facts')}>
        <h3 className="mb-1 font-medium text-muted text-xs">{b('facts')}</h3>
        <FactFields inputs={inputs} setValue={setFact} values={valuesOf(inputs, facts)} />
      </section>
    </div>
  );
}
