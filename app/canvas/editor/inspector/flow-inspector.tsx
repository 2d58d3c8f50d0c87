import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { LocalText } from '#schemas';
import { Button, Field, Kbd, TextInput } from '../../../ui/index.ts';
import type { Editor } from '../use-editor.ts';

const NONE: LocalText = { zh: '', en: '' };

/** Keys of the canvas, by what they do. */
const KEYS = [
  ['undo', 'Ctrl Z'],
  ['redo', 'Ctrl ⇧ Z'],
  ['all', 'Ctrl A'],
  ['duplicate', 'Ctrl D'],
  ['copy', 'Ctrl C · X · V'],
  ['nudge', '← ↑ ↓ →'],
  ['walk', 'Alt ← →'],
  ['remove', 'Del'],
  ['search', 'Ctrl F'],
  ['pan', 'Space'],
] as const;

/** The flow itself, while no node is chosen. */
export function FlowInspector({ editor }: { editor: Editor }) {
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
            <TextInput
              maxLength={500}
              onChange={({ target }) =>
                edit({
                  type: 'set-texts',
                  description: { ...description, [language]: target.value },
                })
              }
              value={description[language]}
            />
          </Field>
        ))}
      </div>
      <section className="border-line border-t px-4 py-3">
        <h3 className="mb-1.5 font-medium text-muted text-xs">{k('title')}</h3>
        <dl className="flex flex-col gap-1 text-sm">
          {KEYS.map(([what, keys]) => (
            <div className="flex items-center justify-between gap-2" key={what}>
              <dt className="text-muted">{k(what)}</dt>
              <dd>
                <Kbd>{keys}</Kbd>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

/** Several nodes at once. */
export function ManyInspector({ editor }: { editor: Editor }) {
  const t = useTranslations('editor.inspector');
  const nodes = [...editor.selection.nodes];
  return (
    <div className="px-4 py-3">
      <h2 className="mb-3 font-semibold">{t('many', { count: nodes.length })}</h2>
      <div className="flex gap-2">
        <Button onClick={() => editor.edit({ type: 'duplicate', nodes })}>{t('duplicate')}</Button>
        <Button icon={<Trash2 />} onClick={() => editor.edit({ type: 'remove', nodes })}>
          {t('remove')}
        </Button>
      </div>
    </div>
  );
}
