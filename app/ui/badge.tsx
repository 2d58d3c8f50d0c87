import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { dotTones, softTones, type Tone } from './tone.ts';

interface BadgeProps {
  tone?: Tone;
  className?: string;
  children: ReactNode;
}

/** A short word on a soft ground: a tag, a kind, a count. */
export function Badge({ tone = 'neutral', className, children }: BadgeProps) {
  return (
    <span
      className={cn(
        'inline-flex h-5 max-w-full items-center gap-1 truncate rounded px-1.5 font-medium text-xs',
        softTones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

interface StatusProps {
  tone?: Tone;
  /** Something is at work: the dot breathes. */
  working?: boolean;
  /** On a soft ground: what waits for a person. */
  soft?: boolean;
  className?: string;
  children: ReactNode;
}

/** A state: the word carries the meaning, the dot repeats it. */
export function Status({ tone = 'neutral', working, soft, className, children }: StatusProps) {
  return (
    <span
      className={cn(
        'inline-flex h-5 items-center gap-1.5 whitespace-nowrap',
        soft && 'rounded px-1.5',
        soft && softTones[tone],
        tone === 'neutral' && 'text-muted',
        className,
      )}
    >
      <span
        aria-hidden="true"
        className={cn(
          'size-1.5 shrink-0 rounded-full',
          dotTones[tone],
          working && 'motion-safe:animate-waiting',
        )}
      />
      {children}
    </span>
  );
}
