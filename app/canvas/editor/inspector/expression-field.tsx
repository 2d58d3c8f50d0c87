import { type Dialect, ExpressionInput } from '../../../feel/index.ts';
import { useNodeForm } from './node-form.ts';

interface ExpressionFieldProps {
  value: string;
  onChange: (text: string) => void;
  dialect?: Dialect;
  unit?: string;
  placeholder?: string;
  isInvalid?: boolean;
  /** A cell of a table: an editor only while it is typed in. */
  isCell?: boolean;
  'aria-label'?: string;
}

/** Copied cells are for the table around. */
const isOfCells = (text: string): boolean => /\t|\n(?=.)/s.test(text);

/** FEEL of the node, over what is upstream of it. */
export function ExpressionField({ isCell = false, ...rest }: ExpressionFieldProps) {
  const { scope, onExpressionFocus } = useNodeForm();
  return (
    <ExpressionInput
      {...rest}
      leavesPaste={isCell ? isOfCells : undefined}
      onFocus={onExpressionFocus}
      scope={scope}
      whenFocused={isCell}
    />
  );
}
