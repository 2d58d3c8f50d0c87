'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { WorkItem } from '#engine/runtime/work';
import { Status } from '../ui/badge.tsx';
import { formatAgo, formatDuration } from '../ui/format.ts';
import { Progress } from '../ui/progress.tsx';
import type { Tone } from '../ui/tone.ts';
import { isAtWork } from './use-work.ts';
import { useWorkName } from './use-work-name.ts';

const tones: Record<WorkItem['state'], Tone> = {
  running: 'accent',
  paused: 'neutral',
  waiting: 'notice',
  done: 'accent',
  stopped: 'neutral',
  failed: 'danger',
};

interface WorkListProps {
  items: readonly WorkItem[];
  pathOf: (item: WorkItem) => Route;
  onLeave: () => void;
}

export function WorkList({ items, pathOf, onLeave }: WorkListProps) {
  const t = useTranslations('shell.work');
  return (
    <>
      <h2 className="border-line border-b px-4 py-2.5 font-semibold">{t('title')}</h2>
      {items.length === 0 && <p className="px-4 py-6 text-muted text-sm">{t('none')}</p>}
      <ul className="max-h-[60vh] overflow-y-auto p-1">
        {items.map((item) => (
          <li key={item.id}>
            <Link
              className="block rounded px-3 py-2 hover:bg-hover focus-visible:-outline-offset-2"
              href={pathOf(item)}
              onClick={onLeave}
            >
              <WorkLine item={item} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function WorkLine({ item }: { item: WorkItem }) {
  const t = useTranslations('shell.work');
  const locale = useLocale();
  const { state, done, total, rate } = item;
  const name = useWorkName()(item);
  const isComputing = item.kind === 'back-test' && state === 'running';
  const left = state === 'running' && rate && total > done ? (total - done) / rate : undefined;
  return (
    <>
      <span className="flex items-center justify-between gap-3">
        <span className="truncate font-medium text-sm">{name}</span>
        <Status
          className="text-xs"
          tone={item.status === 'discarded' ? 'neutral' : tones[state]}
          working={state === 'running'}
        >
          {t(`states.${isComputing ? 'computing' : item.status}`)}
        </Status>
      </span>
      {isAtWork(item) ? (
        <>
          <Progress bare className="mt-1.5" done={done} label={name} total={total} />
          <span className="mt-1 flex justify-between text-muted text-xs">
            <span>{total > 0 && t('percent', { share: Math.min(done / total, 1) })}</span>
            <span>
              {state === 'paused' && t('paused')}
              {left !== undefined && t('left', { time: formatDuration(left, locale) })}
            </span>
          </span>
        </>
      ) : (
        <span className="text-muted text-xs">{formatAgo(item.at, Date.now(), locale)}</span>
      )}
    </>
  );
}
