'use client';

import { Activity } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import type { WorkItem } from '#engine/runtime/work';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useToast } from '../ui/toast.tsx';
import { isAtWork, useWork, useWorkOver } from './use-work.ts';
import { useWorkName } from './use-work-name.ts';
import { WorkList } from './work-list.tsx';

function pathOf({ kind, id, design }: WorkItem) {
  if (design) return paths.backTest(design.kind, design.key, id);
  return kind === 'bill-run' ? paths.billRun(id) : paths.import(id);
}

/** Long work of the operator: how far it is, and what came of it. */
export function WorkButton() {
  const t = useTranslations('shell.work');
  const nameOf = useWorkName();
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const { items, refetch } = useWork();
  const announce = useCallback(
    (item: WorkItem) => {
      const { state, status } = item;
      const end = status === 'discarded' ? status : state;
      toast({
        title: t(`over.${end}`, { name: nameOf(item) }),
        tone: state === 'failed' ? 'failed' : 'done',
        action: { label: t('open'), onSelect: () => router.push(pathOf(item)) },
      });
      router.refresh();
    },
    [t, nameOf, router, toast],
  );
  useWorkOver(items, announce);
  const atWork = items?.filter(isAtWork).length ?? 0;
  const change = (next: boolean) => {
    setOpen(next);
    if (next) void refetch();
  };
  return (
    <Popover
      align="end"
      className="w-96 p-0"
      label={t('title')}
      onOpenChange={change}
      open={open}
      trigger={
        <Button
          aria-label={atWork > 0 ? t('atWork', { count: atWork }) : t('title')}
          className="px-2"
          icon={atWork > 0 ? <Spinner /> : <Activity aria-hidden="true" />}
          variant="ghost"
        >
          {atWork > 0 && <span aria-hidden="true">{atWork}</span>}
        </Button>
      }
    >
      <WorkList items={items ?? []} onLeave={() => setOpen(false)} pathOf={pathOf} />
    </Popover>
  );
}
