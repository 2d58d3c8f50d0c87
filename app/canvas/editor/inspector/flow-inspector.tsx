import { Keyboard } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Issue, LocalText } from '#schemas';
import { showShortcuts } from '../../../shell/shortcuts.ts';
import { Button, Field, TextArea, TextInput } from '../../../ui/index.ts';
import type { Editor } from '../use-editor.ts';
import { DefinitionsSection } from './definitions-section.tsx';

const NONE: LocalText = { zh: '', en: '' };

/** The flow itself, while no node is chosen. */
export function FlowInspector({ editor, issues }: { editor: Editor; issues: readonly Issue[] }) {
  const t = useTranslations('editor.inspector');
  const k = useTranslations('editor.keys');
  const { flow, edit } = editor;
  const { name, description = NONE } = flow;
  return (
    <>
      <h2 className="px-4 pt-3 pb-2 font-semibold">{t('flow')}</h2>
      <div className="flex flex-col gap-3 border-line border-t px-4 py-3">
        {(['zh', 'en'] as const).map((language) => (
          <Field key={language} label={`${t('flowName')} · ${t(language)}`}>
            <TextInput
              maxLength={500}
              onChange={({ target }) =>
                edit({ type: 'set-texts', name: { ...name, [language]: target.value } })
              }
              value={name[language]}
            />
          </Field>
        ))}
        {(['zh', 'en'] as const).map((language) => (
          <Field key={language} label={`${t('description')} · ${t(language)}`}>
            <TextArea
              maxLength={500}
              onChange={({ target }) =>
                edit({
                  type: 'set-texts',
                  description: { ...description, [language]: target.value },
                })
              }
              rows={2}
              value={description[language]}
            />
          </Field>
        ))}
      </div>
      <DefinitionsSection editor={editor} issues={issues} />
      <div className="border-line border-t px-4 py-3">
        <Button icon={<Keyboard />} onClick={showShortcuts} variant="ghost">
          {k('title')}
        </Button>
      </div>
    </>
  );
}
