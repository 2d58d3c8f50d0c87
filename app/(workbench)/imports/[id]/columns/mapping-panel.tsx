'use client';

import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ImportMapping } from '#schemas';
import { useTrpc } from '../../../../trpc/client.tsx';
import { errorText } from '../../../../trpc/shown-error.ts';
import { Field, IconButton, Panel, Select, Tabs, useToast } from '../../../../ui/index.ts';
import type { OfferedPlan, UploadPreview } from '../../types.ts';
import { ColumnTable } from './column-table.tsx';
import { JsonEditor } from './json-editor.tsx';
import { RulesEditor } from './rules-editor.tsx';
import { SaveMapping } from './save-mapping.tsx';

interface MappingPanelProps {
  uploadId: string;
  preview: UploadPreview;
  choice: string;
  mapping: ImportMapping;
  plan: OfferedPlan | undefined;
  maySave: boolean;
  resultOf: (path: string) => string | undefined;
  /** Another mapping was chosen: its key, or `guess`. */
  onChoose: (choice: string, mapping: ImportMapping) => void;
  onEdit: (mapping: ImportMapping) => void;
  /** The offered mappings are not the same any more. */
  onRenew: () => void;
}

/** Which mapping is used, and three ways to change it. */
export function MappingPanel(props: MappingPanelProps) {
  const { uploadId, preview, choice, mapping, plan, maySave, resultOf, onEdit } = props;
  const t = useTranslations('imports.mapping');
  const locale = useLocale();
  const known = preview.mappings.find(({ key }) => key === choice);
  const actions = maySave && (
    <>
      {known?.origin === 'saved' && <Forget mappingKey={known.key} onDone={props.onRenew} />}
      <SaveMapping
        mapping={mapping}
        name={known?.origin === 'saved' ? known.name[locale] : ''}
        onSaved={(saved) => {
          props.onChoose(saved.key, saved.mapping);
          props.onRenew();
        }}
      />
    </>
  );
  const rules = { preview, mapping, plan, resultOf, onChange: onEdit };
  return (
    <Panel actions={actions} title={t('title')}>
      <ChooseMapping {...props} />
      <Tabs
        className="mt-4"
        items={[
          {
            value: 'columns',
            label: t('byColumn'),
            count: preview.columns.length,
            content: (
              <ColumnTable
                isGuess={choice === 'guess'}
                mapping={mapping}
                onChange={onEdit}
                plan={plan}
                preview={preview}
              />
            ),
          },
          { value: 'rules', label: t('byRule'), content: <RulesEditor {...rules} /> },
          {
            value: 'json',
            label: t('byJson'),
            content: <JsonEditor mapping={mapping} onChange={onEdit} uploadId={uploadId} />,
          },
        ]}
        label={t('tabs')}
      />
    </Panel>
  );
}

function ChooseMapping({ preview, choice, onChoose }: MappingPanelProps) {
  const t = useTranslations('imports.mapping');
  const locale = useLocale();
  const options = preview.mappings.map(({ key, name, origin, missing }) => ({
    value: key,
    label:
      missing.length > 0
        ? t('missing', { name: name[locale], count: missing.length })
        : t(origin, { name: name[locale] }),
    disabled: missing.length > 0,
  }));
  const chosen = preview.mappings.find(({ key }) => key === choice);
  const help =
    choice === 'guess' && preview.suggested === null
      ? t('guessed')
      : chosen && t('suggested', { count: chosen.reads });
  const choose = (key: string) => {
    const found = preview.mappings.find((each) => each.key === key);
    onChoose(key, found?.mapping ?? preview.guess);
  };
  return (
    <Field className="max-w-xl" help={help || undefined} label={t('use')}>
      <Select
        onChange={(event) => choose(event.target.value)}
        options={[
          ...(choice === 'current' ? [{ value: 'current', label: t('current') }] : []),
          { value: 'guess', label: t('guess') },
          ...options,
        ]}
        value={choice}
      />
    </Field>
  );
}

function Forget({ mappingKey, onDone }: { mappingKey: string; onDone: () => void }) {
  const t = useTranslations('imports.mapping');
  const locale = useLocale();
  const trpc = useTrpc();
  const toast = useToast();
  const remove = useMutation(
    trpc.import.removeMapping.mutationOptions({
      onSuccess: () => {
        toast({ tone: 'done', title: t('forgetDone') });
        onDone();
      },
      onError: (error) => toast({ tone: 'failed', title: errorText(error, locale) }),
    }),
  );
  return (
    <IconButton
      icon={<Trash2 />}
      label={t('forget')}
      onClick={() => remove.mutate({ key: mappingKey })}
      size="sm"
    />
  );
}
