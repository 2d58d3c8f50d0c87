'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, IconButton, TextInput } from '../../../../ui/index.ts';

interface RuleRowProps {
  name: string;
  /** Which kind of text it is; a constant isn't evaluated. */
  kind: 'expression' | 'constant' | 'columnSource';
  value: string;
  placeholder?: string;
  /** What it gives for the row shown; undefined where that is not known. */
  result: string | undefined;
  onChange: (value: string) => void;
  onRemove?: () => void;
}

/** One rule: its name, its text, and what it gives for a real row. */
export function RuleRow(props: RuleRowProps) {
  const { name, kind, value, placeholder, result, onChange, onRemove } = props;
  const t = useTranslations('imports.rules');
  return (
    <div className="grid grid-cols-[minmax(8rem,2fr)_minmax(10rem,4fr)_minmax(6rem,2fr)_2rem] items-center gap-x-3 gap-y-1 py-1 max-md:grid-cols-[1fr_2rem]">
      <span className="break-words text-sm max-md:col-span-2">{name}</span>
      <TextInput
        aria-label={`${name}: ${t(kind)}`}
        className="font-mono text-sm max-md:col-span-2"
        onChange={(event) => onChange(event.target.value)}
        placeholder={placeholder}
        readOnly={kind === 'columnSource'}
        spellCheck={false}
        value={value}
      />
      <RuleResult result={result} />
      {onRemove ? (
        <IconButton icon={<X />} label={t('removeRule', { name })} onClick={onRemove} size="sm" />
      ) : (
        <span />
      )}
    </div>
  );
}

function RuleResult({ result }: { result: string | undefined }) {
  if (result === undefined || result === '') return <span className="text-muted">–</span>;
  if (result === 'true' || result === 'false') {
    return (
      <span>
        <Badge tone={result === 'true' ? 'positive' : 'neutral'}>{result}</Badge>
      </span>
    );
  }
  return (
    <span className="truncate text-sm" title={result}>
      {result}
    </span>
  );
}
