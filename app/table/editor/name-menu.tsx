import { Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { LocalText } from '#schemas';
import { Field, IconButton, Popover, TextInput } from '../../ui/index.ts';
import type { TableEdit } from '../edit/index.ts';

/** What the table is called, in both languages. */
export function NameMenu({ name, edit }: { name: LocalText; edit: (edit: TableEdit) => void }) {
  const t = useTranslations('tables.editor');
  return (
    <Popover
      label={t('name')}
      trigger={<IconButton icon={<Pencil />} label={t('name')} size="sm" />}
    >
      <div className="flex flex-col gap-3">
        {(['zh', 'en'] as const).map((language) => (
          <Field key={language} label={`${t('name')} · ${t(language)}`}>
            <TextInput
              maxLength={200}
              onChange={({ target }) =>
                edit({ type: 'set-name', name: { ...name, [language]: target.value } })
              }
              value={name[language]}
            />
          </Field>
        ))}
      </div>
    </Popover>
  );
}
