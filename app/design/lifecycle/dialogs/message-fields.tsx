import { useTranslations } from 'next-intl';
import type { DesignScenarios } from '#engine/runtime/design';
import { Field, TextArea } from '../../../ui/index.ts';
import { ScenarioResults } from '../scenario-state.tsx';

export const MOST_WORDS = 2000;

interface MessageFieldsProps {
  label: string;
  help?: string;
  message: string;
  onMessage: (message: string) => void;
  scenarios: DesignScenarios | undefined;
}

/** What is said of the draft, and how its scenarios stand. */
export function MessageFields({ label, help, message, onMessage, scenarios }: MessageFieldsProps) {
  const t = useTranslations('lifecycle.scenarios');
  return (
    <>
      <Field help={help} label={label}>
        <TextArea
          maxLength={MOST_WORDS}
          onChange={({ target }) => onMessage(target.value)}
          value={message}
        />
      </Field>
      {scenarios && (
        <section aria-label={t('title')}>
          <h3 className="mb-1 font-medium text-sm">{t('label')}</h3>
          <ScenarioResults scenarios={scenarios} />
        </section>
      )}
    </>
  );
}
