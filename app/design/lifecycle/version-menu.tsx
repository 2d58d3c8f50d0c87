'use client';

import {
  CalendarX2,
  Copy,
  Download,
  GitCompareArrows,
  MoreHorizontal,
  PowerOff,
  RotateCcw,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { LifecycleAction } from '#engine/core/lifecycle';
import { paths } from '../../paths.ts';
import { IconButton, Menu, type MenuItem } from '../../ui/index.ts';
import { CancelPublishingDialog, RetireDialog } from './dialogs/ask-dialogs.tsx';
import { DuplicateDialog } from './dialogs/duplicate-dialog.tsx';
import type { ActedVersion, DesignName } from './types.ts';
import { useDesignCommands } from './use-design-commands.ts';

interface VersionMenuProps {
  design: DesignName;
  version: ActedVersion & { version: number };
  /** What this person may do with it. */
  actions: readonly LifecycleAction[];
  /** There is a draft, so none can be begun. */
  hasDraft: boolean;
  /** The version that it is compared with. */
  inForce: number | null;
}

type Question = 'retire' | 'cancel' | 'duplicate';

const icon = { 'aria-hidden': true } as const;

/** What can be done with one published version. */
export function VersionMenu({ design, version, actions, hasDraft, inForce }: VersionMenuProps) {
  const t = useTranslations('lifecycle');
  const [question, setQuestion] = useState<Question>();
  const commands = useDesignCommands(design);
  const { kind, key } = design;
  const { version: number } = version;
  const only = (action: LifecycleAction, item: MenuItem): MenuItem[] =>
    actions.includes(action) ? [item] : [];
  const against = hasDraft ? 'draft' : inForce === number ? undefined : inForce;
  const items: MenuItem[][] = [
    against === undefined || against === null
      ? []
      : [
          {
            label: t(hasDraft ? 'versions.compareDraft' : 'versions.compare'),
            icon: <GitCompareArrows {...icon} />,
            href: paths.compareDesign(kind, key, { from: number, to: against }),
          },
        ],
    [
      ...only('restore', {
        label: t('actions.restore'),
        icon: <RotateCcw {...icon} />,
        disabled: hasDraft,
        hint: hasDraft ? t('restore.taken') : undefined,
        onSelect: () => commands.restore.mutate({ kind, key, version: number }),
      }),
      ...only('duplicate', {
        label: t('actions.duplicate'),
        icon: <Copy {...icon} />,
        onSelect: () => setQuestion('duplicate'),
      }),
      ...only('export', {
        label: t('actions.export'),
        icon: <Download {...icon} />,
        onSelect: () =>
          window.location.assign(paths.designDocument(kind, key, { version: number })),
      }),
    ],
    [
      ...only('cancel-publishing', {
        label: t('actions.cancelPublishing'),
        icon: <CalendarX2 {...icon} />,
        danger: true,
        onSelect: () => setQuestion('cancel'),
      }),
      ...only('retire', {
        label: t('actions.retire'),
        icon: <PowerOff {...icon} />,
        danger: true,
        onSelect: () => setQuestion('retire'),
      }),
    ],
  ];
  if (items.every((group) => group.length === 0)) return null;
  const dialog = (name: Question) => ({
    open: question === name,
    onOpenChange: (open: boolean) => setQuestion(open ? name : undefined),
    commands,
  });
  return (
    <>
      <Menu
        items={items}
        trigger={
          <IconButton
            icon={<MoreHorizontal />}
            label={t('versions.menu', { name: `v${number}` })}
            size="sm"
          />
        }
      />
      <RetireDialog {...dialog('retire')} version={version} />
      <CancelPublishingDialog {...dialog('cancel')} version={version} />
      {question === 'duplicate' && (
        <DuplicateDialog {...dialog('duplicate')} design={design} version={number} />
      )}
    </>
  );
}
