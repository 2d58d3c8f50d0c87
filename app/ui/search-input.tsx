'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { cn } from './cn.ts';
import { TextInput } from './text-input.tsx';

const MOST_CHARACTERS = 200;

interface SearchInputProps {
  /** Said to those who listen, and shown while nothing is typed. */
  label: string;
  /** What is searched for now; another value from outside replaces what is typed. */
  value: string;
  /** Told a moment after the last key, and only of a change. */
  onSearch: (text: string) => void;
  pauseMs?: number;
  className?: string;
}

/** Search as one types: what is shown follows a moment later. */
export function SearchInput({
  label,
  value,
  onSearch,
  pauseMs = 250,
  className,
}: SearchInputProps) {
  const [text, setText] = useState(value);
  const given = useRef(value);
  const tell = useRef(onSearch);
  tell.current = onSearch;
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
      tell.current(wanted);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, pauseMs]);
  return (
    <TextInput
      aria-label={label}
      className={cn('w-64 max-sm:w-full', className)}
      lead={<Search aria-hidden="true" />}
      maxLength={MOST_CHARACTERS}
      onChange={(event) => setText(event.target.value)}
      placeholder={label}
      type="search"
      value={text}
    />
  );
}
