import { Plus, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { GraduatedConfig, LocalText } from '#schemas';
import { Button, Field as Labelled, TextInput } from '../../../ui/index.ts';
import type { FieldShape } from '../fields/index.ts';
import { ExpressionField } from './expression-field.tsx';
import { type GridColumn, GridField } from './grid-field.tsx';
import { useNodeForm } from './node-form.ts';

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
}: TierTablesFieldProps & { table: TierTable; index: number }) {
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
    <fieldset className="flex flex-col gap-2 rounded-md border border-line p-2.5">
      <legend className="px-1 text-muted text-xs">{title}</legend>
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
  const keep = (next: readonly unknown[]) => set([member], next.length === 0 ? undefined : next);
  return (
    <div className="flex flex-col gap-2">
      {tables.map((table, index) => (
        // Tables have no other mark than their place, which is the order they are tried in.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className="relative" key={index}>
          <OneTable {...props} index={index} table={table} />
          <Button
            className="mt-1"
            icon={<Trash2 />}
            onClick={() => keep(tables.filter((_, at) => at !== index))}
            size="sm"
            variant="ghost"
          >
            {t('remove', { number: index + 1 })}
          </Button>
        </div>
      ))}
      <Button
        className="self-start"
        disabled={tables.length >= shape.most}
        icon={<Plus />}
        onClick={() => keep([...tables, { when: 'false', tiers: [newTier(0)] }])}
        size="sm"
        variant="ghost"
      >
        {t('add')}
      </Button>
    </div>
  );
}
