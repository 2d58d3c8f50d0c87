'use client';

import { useRouter } from 'next/navigation';
import type { DesignScenarios } from '#engine/runtime/design';
import { paths } from '../../paths.ts';
import { DiscardDialog, WithdrawDialog } from './dialogs/ask-dialogs.tsx';
import { DuplicateDialog } from './dialogs/duplicate-dialog.tsx';
import { ImportDialog } from './dialogs/import-dialog.tsx';
import { PublishDialog } from './dialogs/publish-dialog.tsx';
import { SubmitDialog } from './dialogs/submit-dialog.tsx';
import { hasScenarios } from './has-scenarios.ts';
import type { DesignName, DraftHead } from './types.ts';
import type { DesignCommands } from './use-design-commands.ts';

export type DraftQuestion = 'submit' | 'withdraw' | 'publish' | 'discard' | 'duplicate' | 'import';

interface DraftDialogsProps {
  design: DesignName;
  draft: DraftHead | null;
  /** The version that is copied; null for the draft. */
  version: number | null;
  commands: DesignCommands;
  scenarios: DesignScenarios | undefined;
  today: string;
  isLater: boolean;
  question: DraftQuestion | undefined;
  onClose: () => void;
}

/** The questions before what is done to a draft; one at a time is asked. */
export function DraftDialogs(props: DraftDialogsProps) {
  const { design, draft, version, commands, today, isLater, question } = props;
  const scenarios = hasScenarios(design.kind, props.scenarios) ? props.scenarios : undefined;
  const router = useRouter();
  if (question === undefined) return null;
  const dialog = { open: true, onOpenChange: (open: boolean) => open || props.onClose() };
  const shared = { ...dialog, design, commands };
  if (question === 'duplicate') return <DuplicateDialog {...shared} version={version} />;
  if (question === 'import') {
    return <ImportDialog {...shared} lockVersion={draft?.lockVersion ?? null} />;
  }
  if (!draft) return null;
  const ofDraft = { ...shared, lockVersion: draft.lockVersion };
  if (question === 'submit') return <SubmitDialog {...ofDraft} scenarios={scenarios} />;
  if (question === 'withdraw') return <WithdrawDialog {...ofDraft} />;
  if (question === 'discard') return <DiscardDialog {...ofDraft} isOnly={!isLater} />;
  return (
    <PublishDialog
      {...ofDraft}
      isLater={isLater}
      message={draft.message}
      onPublished={() => {
        router.push(paths.design(design.kind, design.key));
        router.refresh();
      }}
      scenarios={scenarios}
      today={today}
    />
  );
}
