'use client';

import { useTranslations } from 'next-intl';
import * as Radix from 'radix-ui/popover';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { cn } from './cn.ts';
import { useField } from './field.tsx';
import { Spinner } from './spinner.tsx';
import { inputLook } from './text-input.tsx';

export interface ComboboxOption {
  value: string;
  label: string;
  /** A second, lighter text. */
  detail?: ReactNode;
}

interface ComboboxProps {
  /** Already narrowed to the text where `onSearch` is given; else narrowed here. */
  options: readonly ComboboxOption[];
  value: string | null;
  onValueChange: (value: string | null, option?: ComboboxOption) => void;
  /** Asked on each change of the text; debounce in the caller. */
  onSearch?: (text: string) => void;
  /** The text of the chosen value where it may not be among the options. */
  valueLabel?: string;
  placeholder?: string;
  loading?: boolean;
  disabled?: boolean;
  'aria-label'?: string;
  className?: string;
}

const includes = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

/** The options shown, the one that Enter takes, and what keys do to them. */
function useOptions(props: ComboboxProps) {
  const { options, onSearch, onValueChange } = props;
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const shown = onSearch || !text ? options : options.filter(({ label }) => includes(label, text));
  const close = () => {
    setText(null);
    setAt(0);
  };
  const write = (next: string) => {
    setText(next);
    setAt(0);
    onSearch?.(next);
  };
  const take = (option: ComboboxOption | undefined) => {
    if (!option) return;
    onValueChange(option.value, option);
    close();
  };
  const move = (step: number) =>
    setAt((before) => Math.min(Math.max(before + step, 0), Math.max(shown.length - 1, 0)));
  const press = (event: KeyboardEvent) => {
    const open = text !== null;
    if (event.key === 'ArrowDown') open ? move(1) : write('');
    else if (event.key === 'ArrowUp' && open) move(-1);
    else if (event.key === 'Enter' && open) take(shown[at]);
    else if (event.key === 'Escape' && open) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { text, at, shown, write, take, press, close };
}

/** One of many, found by typing. */
export function Combobox(props: ComboboxProps) {
  const { options, value, placeholder, loading, disabled, className } = props;
  const t = useTranslations('ui');
  const id = useId();
  const { text, at, shown, write, take, press, close } = useOptions(props);
  const chosen = options.find((option) => option.value === value)?.label ?? props.valueLabel ?? '';
  const open = text !== null;
  return (
    <Radix.Root open={open}>
      <Radix.Anchor asChild>
        <input
          {...useField()}
          aria-activedescendant={open && shown[at] ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-expanded={open}
          aria-label={props['aria-label']}
          autoComplete="off"
          className={cn(inputLook, 'h-8 px-2.5', className)}
          disabled={disabled}
          onBlur={close}
          onChange={(event) => write(event.target.value)}
          onClick={() => open || write('')}
          onKeyDown={press}
          placeholder={chosen || placeholder}
          role="combobox"
          value={text ?? chosen}
        />
      </Radix.Anchor>
      <Radix.Portal>
        <Radix.Content
          align="start"
          className="z-50 max-h-72 w-(--radix-popover-trigger-width) min-w-56 overflow-y-auto rounded-md bg-raised p-1 shadow-float"
          onOpenAutoFocus={(event) => event.preventDefault()}
          sideOffset={4}
        >
          <OptionList at={at} id={id} onTake={take} options={shown} value={value} />
          {shown.length === 0 && (
            <p className="flex items-center gap-2 px-2 py-1.5 text-muted text-sm" role="status">
              {loading ? <Spinner /> : t('nothingFound')}
            </p>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface OptionListProps {
  id: string;
  at: number;
  options: readonly ComboboxOption[];
  value: string | null;
  onTake: (option: ComboboxOption) => void;
}

function OptionList({ id, at, options, value, onTake }: OptionListProps) {
  const t = useTranslations('ui');
  return (
    <div aria-label={t('options')} id={`${id}-list`} role="listbox">
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input
        <div
          aria-selected={option.value === value}
          className={cn(
            'flex min-h-8 cursor-pointer items-center gap-2 rounded px-2 text-sm hover:bg-hover',
            index === at && 'bg-hover',
            option.value === value && 'font-medium',
          )}
          id={`${id}-${index}`}
          key={option.value}
          onClick={() => onTake(option)}
          onMouseDown={(event) => event.preventDefault()}
          ref={index === at ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
          role="option"
          tabIndex={-1}
        >
          <span className="truncate">{option.label}</span>
          {option.detail && (
            <span className="ml-auto shrink-0 text-muted text-xs">{option.detail}</span>
          )}
        </div>
      ))}
    </div>
  );
}
