import { useEffect, useState } from 'react';
import { TextInput } from '../../../ui/index.ts';

interface NameFieldProps {
  value: string;
  /** Told when the name is finished: on Enter, or when the field is left. */
  onCommit: (text: string) => void;
  onTyping?: (text: string) => void;
  placeholder?: string;
  maxLength?: number;
  'aria-label'?: string;
  'aria-invalid'?: boolean;
}

/** A name that other things follow: they do once it is finished, not letter by letter. */
export function NameField({ value, onCommit, onTyping, ...rest }: NameFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const type = (next: string) => {
    setText(next);
    onTyping?.(next);
  };
  // What is refused stays as it was typed, beside the reason.
  const commit = () => {
    if (text.trim() === value) type(value);
    else onCommit(text.trim());
  };
  return (
    <TextInput
      {...rest}
      onBlur={commit}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape') type(value);
      }}
      spellCheck={false}
      value={text}
    />
  );
}
