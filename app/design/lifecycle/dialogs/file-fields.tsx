'use client';

import { Upload } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button, Field, TextArea } from '../../../ui/index.ts';

export const MOST_BYTES = 4_000_000;

interface FileFieldsProps {
  text: string;
  error: string | undefined;
  onText: (text: string) => void;
}

/** A JSON file from this machine, or pasted. */
export function FileFields({ text, error, onText }: FileFieldsProps) {
  const t = useTranslations('lifecycle.import');
  const input = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) onText(await file.text());
  };
  return (
    <div className="grid gap-3">
      <input
        accept="application/json,.json"
        aria-label={t('choose')}
        className="hidden"
        onChange={(event) => void choose(event.target.files?.[0])}
        ref={input}
        type="file"
      />
      <Button
        className="justify-self-start"
        icon={<Upload aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {t('choose')}
      </Button>
      <Field error={isTooLarge ? t('tooLarge') : error} label={t('paste')}>
        <TextArea
          className="font-mono text-xs"
          maxLength={MOST_BYTES}
          onChange={({ target }) => onText(target.value)}
          rows={8}
          spellCheck={false}
          value={text}
        />
      </Field>
    </div>
  );
}
