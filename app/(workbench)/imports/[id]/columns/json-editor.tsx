'use client';

import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ImportMapping } from '#schemas';
import { useTrpc } from '../../../../trpc/client.tsx';
import { errorText } from '../../../../trpc/shown-error.ts';
import { Button, Field, TextArea } from '../../../../ui/index.ts';

interface JsonEditorProps {
  uploadId: string;
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
}

/** The document itself, for those who know it; it is taken over once the server accepts it. */
export function JsonEditor({ uploadId, mapping, onChange }: JsonEditorProps) {
  const t = useTranslations('imports.mapping');
  const locale = useLocale();
  const trpc = useTrpc();
  const [text, setText] = useState(() => JSON.stringify(mapping, null, 2));
  const [broken, setBroken] = useState<string | null>(null);
  const check = useMutation(
    trpc.import.tryMapping.mutationOptions({
      onSuccess: ({ issues }, { mapping: document }) => {
        const [first] = issues;
        if (first) setBroken(`${first.message[locale]} ${first.path}`);
        else onChange(document as ImportMapping);
      },
      onError: (error) => setBroken(errorText(error, locale)),
    }),
  );
  const apply = () => {
    setBroken(null);
    try {
      check.mutate({ uploadId, mapping: JSON.parse(text) });
    } catch (error) {
      setBroken(t('jsonBroken', { reason: error instanceof Error ? error.message : '' }));
    }
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <Field className="w-full" error={broken} help={t('jsonHelp')} label={t('byJson')}>
        <TextArea
          className="font-mono text-sm"
          onChange={(event) => setText(event.target.value)}
          rows={22}
          spellCheck={false}
          value={text}
        />
      </Field>
      <Button onClick={apply} pending={check.isPending}>
        {t('jsonApply')}
      </Button>
    </div>
  );
}
