import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

interface ScrollFrameProps extends ComponentProps<'div'> {
  /** Heard as the name of what scrolls. */
  label: string;
}

/**
 * What is wider than its place scrolls inside this, by the keyboard too; relative, so that text only
 * for screen readers doesn't make the page as wide.
 */
export function ScrollFrame({ label, className, ...rest }: ScrollFrameProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, a section is a second landmark
    <div
      aria-label={label}
      className={cn('relative min-w-0 overflow-x-auto', className)}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      {...rest}
    />
  );
}
