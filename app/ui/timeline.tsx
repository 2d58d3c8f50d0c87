import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { dotTones, type Tone } from './tone.ts';

export interface TimelineEntry {
  key: string;
  title: ReactNode;
  /** When, small, at the right. */
  time: ReactNode;
  text?: ReactNode;
  icon?: ReactNode;
  tone?: Tone;
}

/** What happened, the newest first. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label}>
      {entries.map(({ key, title, time, text, icon, tone = 'neutral' }) => (
        <li className="group relative flex gap-3 pb-4 last:pb-0" key={key}>
          <span
            aria-hidden="true"
            className="absolute top-5 bottom-0 left-[9px] w-px bg-line group-last:hidden"
          />
          <span
            aria-hidden="true"
            className="relative flex size-5 shrink-0 items-center justify-center text-muted [&>svg]:size-4"
          >
            {icon ?? <span className={cn('size-2 rounded-full', dotTones[tone])} />}
          </span>
          <div className="min-w-0 grow text-sm">
            <div className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 break-words">{title}</span>
              <span className="shrink-0 text-muted text-xs leading-5">{time}</span>
            </div>
            {text && <div className="mt-0.5 text-muted">{text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
