import { Plus, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { GraduatedConfig, LocalText } from '#schemas';
import { Button, IconButton, Field as Labelled, TextInput } from '../../../ui/index.ts';
import type { FieldShape } from '../fields/index.ts';
import { ExpressionField } from './expression-field.tsx';
import { type GridColumn, GridField } from './grid-field.tsx';
import { useNodeForm } from './node-form.ts';
import { useRowKeys } from './use-row-keys.ts';

type TierTable = NonNullable<GraduatedConfig['tables']>[number];

const NO_TEXT: LocalText = { zh: '', en: '' };
const MOST_TIERS = 500;

interface TierTablesFieldProps {
  member: string;
  shape: Extract<FieldShape, { type: 'tier-tables' }>;
  tables: readonly TierTable[];
  /** Columns of one table of tiers. */
  columns: readonly GridColumn[];
  newTier: (count: number) => unknown;
}

function OneTable({
  member,
  shape,
  columns,
  newTier,
  table,
  index,
  onRemove,
}: TierTablesFieldProps & { table: TierTable; index: number; onRemove: () => void }) {
  const t = useTranslations('editor.tiers');
  const i = useTranslations('editor.inspector');
  const locale = useLocale();
  const { set, errorAt } = useNodeForm();
  const at = [member, index] as const;
  const title = table.label?.[locale] || t('table', { number: index + 1 });
  const label = table.label ?? NO_TEXT;
  const rename = (next: LocalText) =>
    set([...at, 'label'], next.zh === '' && next.en === '' ? undefined : next);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 rounded-md border border-line p-2.5">
      <legend className="sr-only">{title}</legend>
      <div className="flex items-center gap-2">
        <span aria-hidden="true" className="min-w-0 grow truncate text-sm" title={title}>
          {title}
        </span>
        <IconButton
          icon={<Trash2 />}
          label={t('remove', { number: index + 1 })}
          onClick={onRemove}
          size="sm"
        />
      </div>
      <Labelled error={errorAt([...at, 'when'])} label={t('when')} required>
        <ExpressionField
          onChange={(text) => set([...at, 'when'], text)}
          value={table.when.toString()}
        />
      </Labelled>
      <div className="grid grid-cols-2 gap-2">
        {(['zh', 'en'] as const).map((language) => (
          <Labelled key={language} label={`${t('label')} · ${i(language)}`}>
            <TextInput
              maxLength={500}
              onChange={({ target }) => rename({ ...label, [language]: target.value })}
              value={label[language]}
            />
          </Labelled>
        ))}
      </div>
      <GridField
        base={[...at, 'tiers']}
        caption={title}
        columns={columns}
        least={shape.least}
        most={MOST_TIERS}
        newRow={() => newTier(table.tiers.length)}
        rows={table.tiers}
      />
    </fieldset>
  );
}

/** Tiers for some: each table with the condition that it holds under. */
export function TierTablesField(props: TierTablesFieldProps) {
  const { member, shape, tables, newTier } = props;
  const t = useTranslations('editor.tiers');
  const { set } = useNodeForm();
  const keys = useRowKeys<HTMLDivElement>();
  const keep = (next: readonly unknown[]) => set([member], next.length === 0 ? undefined : next);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-col gap-2 empty:hidden" ref={keys.list}>
        {tables.map((table, index) => (
          <OneTable
            {...props}
            index={index}
            // biome-ignore lint/suspicious/noArrayIndexKey: their place is the order they are tried in
            key={index}
            onRemove={() => {
              keep(tables.filter((_, at) => at !== index));
              keys.onRemoved(index);
            }}
            table={table}
          />
        ))}
      </div>
      <Button
        className="self-start"
        disabled={tables.length >= shape.most}
        icon={<Plus />}
        onClick={() => {
          keep([...tables, { when: 'false', tiers: [newTier(0)] }]);
          keys.onAdded();
        }}
        ref={keys.adder}
        size="sm"
        variant="ghost"
      >
        {t('add')}
      </Button>
    </div>
  );
}
