import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../trpc/client.tsx';
import { Combobox } from '../../../ui/index.ts';
import { useNodeForm } from './node-form.ts';

const MOST_FLOWS = 50;
const FRESH_MS = 60_000;

interface FlowChoiceProps {
  /** The key of the flow that is used. */
  value: string;
  onChange: (key: string) => void;
}

/** Another published flow, by name or key. */
export function FlowChoice({ value, onChange }: FlowChoiceProps) {
  const { locale } = useNodeForm();
  const [text, setText] = useState('');
  const { data, isFetching } = useQuery(
    useTrpc().design.overview.queryOptions(
      {
        kind: 'pricing-flow',
        status: 'published',
        limit: MOST_FLOWS,
        ...(text !== '' && { search: text }),
      },
      { staleTime: FRESH_MS },
    ),
  );
  const options = (data?.rows ?? []).map(({ key, name }) => ({
    value: key,
    label: name[locale],
    detail: key,
  }));
  return (
    <Combobox
      loading={isFetching}
      onSearch={setText}
      onValueChange={(key) => key !== null && onChange(key)}
      options={options}
      value={value}
      valueLabel={options.find((option) => option.value === value)?.label ?? value}
    />
  );
}
