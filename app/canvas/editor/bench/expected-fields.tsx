import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Decimal } from '#engine/core/decimal';
import type { ExpectedLine, Scenario } from '#schemas';
import type { Path } from '../../../editing/index.ts';
import { Button, Field, IconButton, Table, Td, TextInput, Th } from '../../../ui/index.ts';

type SetExpected = (path: Path, value: unknown) => void;

interface FigureFieldProps {
  label: string;
  value: string | number | undefined;
  isRequired?: boolean;
  onCommit: (value: string | undefined) => void;
}

/** A figure that counts once it is one: until then it stays as it is typed. */
function FigureField({ label, value, isRequired = false, onCommit }: FigureFieldProps) {
  const known = value === undefined ? '' : String(value);
  const [text, setText] = useState(known);
  useEffect(() => setText(known), [known]);
  const given = text.trim();
  const isFigure = given === '' ? !isRequired : Decimal.parse(given) !== undefined;
  const commit = () => {
    if (isFigure && given !== known) onCommit(given === '' ? undefined : given);
  };
  return (
    <TextInput
      aria-invalid={isFigure ? undefined : true}
      aria-label={label}
      className="min-w-20"
      numeric
      onBlur={commit}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape') setText(known);
      }}
      value={text}
    />
  );
}

/** A text that counts once it is finished, and is never empty. */
function WordField({
  label,
  value,
  onCommit,
}: {
  label: string;
  value: string;
  onCommit: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    const given = text.trim();
    if (given === '') setText(value);
    else if (given !== value) onCommit(given);
  };
  return (
    <TextInput
      aria-label={label}
      className="min-w-28"
      maxLength={120}
      onBlur={commit}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      value={text}
    />
  );
}

const FIGURES = ['amount', 'quantity', 'unitPrice'] as const;

interface LineProps {
  line: ExpectedLine;
  index: number;
  set: SetExpected;
}

function Line({ line, index, set }: LineProps) {
  const t = useTranslations('editor.scenarios');
  const b = useTranslations('editor.bench');
  const row = t('lineN', { number: index + 1 });
  return (
    <tr>
      <Td className="px-1">
        <WordField
          label={`${t('item')}, ${row}`}
          onCommit={(item) => set(['lines', index, 'item'], item)}
          value={line.item}
        />
      </Td>
      {FIGURES.map((figure) => (
        <Td className="px-1" key={figure}>
          <FigureField
            isRequired={figure === 'amount'}
            label={`${b(figure)}, ${row}`}
            onCommit={(value) => set(['lines', index, figure], value)}
            value={line[figure]}
          />
        </Td>
      ))}
      <Td className="px-1">
        <IconButton
          icon={<X />}
          label={t('removeLine', { number: index + 1 })}
          onClick={() => set(['lines', index], undefined)}
          size="sm"
        />
      </Td>
    </tr>
  );
}

interface ExpectedFieldsProps {
  expected: Scenario['expected'];
  /** A member of what is expected, by its path; all of it where the path is empty. */
  set: SetExpected;
}

/** What a scenario expects: lines with their figures, or a refusal. */
export function ExpectedFields({ expected, set }: ExpectedFieldsProps) {
  const t = useTranslations('editor.scenarios');
  const b = useTranslations('editor.bench');
  if ('issue' in expected) {
    return (
      <Field help={t('refusalHelp')} label={t('refusal')}>
        <TextInput
          className="font-mono"
          maxLength={120}
          onChange={({ target }) => {
            if (target.value !== '') set(['issue'], target.value);
          }}
          value={expected.issue}
        />
      </Field>
    );
  }
  const { lines, total } = expected;
  return (
    <div>
      <Table caption={t('expected')}>
        <thead>
          <tr>
            <Th className="px-1">{t('item')}</Th>
            {FIGURES.map((figure) => (
              <Th className="px-1" key={figure} number>
                {b(figure)}
              </Th>
            ))}
            <Th>
              <span className="sr-only">{t('actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
            <Line index={index} key={index} line={line} set={set} />
          ))}
          <tr>
            <Td className="px-1 font-medium">{b('total')}</Td>
            <Td className="px-1">
              <FigureField
                label={b('total')}
                onCommit={(value) => set(['total'], value)}
                value={total}
              />
            </Td>
            <Td colSpan={3} />
          </tr>
        </tbody>
      </Table>
      <Button
        icon={<Plus />}
        onClick={() => set(['lines', lines.length], { item: t('newItem'), amount: '0' })}
        size="sm"
        variant="ghost"
      >
        {t('addLine')}
      </Button>
    </div>
  );
}
