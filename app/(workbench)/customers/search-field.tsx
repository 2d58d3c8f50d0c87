'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { TextInput } from '../../ui/index.ts';

const TYPING_MS = 150;

/** Search as one types: the list follows a moment later. */
export function SearchField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useTranslations('customers');
  const [text, setText] = useState(value);
  const given = useRef(value);
  useEffect(() => {
    if (given.current === value) return;
    given.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === given.current) return;
    const timer = setTimeout(() => {
      given.current = wanted;
      onChange(wanted);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);
  return (
    <TextInput
      aria-label={t('search')}
      className="w-64 max-sm:w-full"
      lead={<Search aria-hidden="true" />}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      placeholder={t('search')}
      type="search"
      value={text}
    />
  );
}
