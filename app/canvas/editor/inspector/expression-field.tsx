import { useRef } from 'react';
import { TextInput } from '../../../ui/index.ts';
import { useNodeForm } from './node-form.ts';

interface ExpressionFieldProps {
  value: string;
  onChange: (text: string) => void;
  unit?: string;
  placeholder?: string;
  isInvalid?: boolean;
  'aria-label'?: string;
}

/** A FEEL expression; names from upstream are offered. Whatever edits FEEL stands here. */
export function ExpressionField({ value, onChange, isInvalid, ...rest }: ExpressionFieldProps) {
  const { namesId, onExpressionFocus } = useNodeForm();
  const input = useRef<HTMLInputElement>(null);
  return (
    <TextInput
      {...(isInvalid && { 'aria-invalid': true })}
      {...rest}
      className="font-mono"
      list={value === '' ? namesId : undefined}
      onChange={(event) => onChange(event.target.value)}
      onFocus={() => input.current && onExpressionFocus(input.current)}
      ref={input}
      spellCheck={false}
      value={value}
    />
  );
}
