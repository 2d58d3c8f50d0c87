'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { useAutosave } from '../../editing/save/index.ts';
import { paths } from '../../paths.ts';
import { useTrpc } from '../../trpc/client.tsx';
import { useToast } from '../../ui/index.ts';
import { DraftSteps } from './draft-actions.tsx';
import { DraftDialogs, type DraftQuestion } from './draft-dialogs.tsx';
import { ofLock } from './of-lock.ts';
import { useScenarios } from './scenario-state.tsx';
import { StateBadge } from './state-badge.tsx';
import type { DesignName, DraftHead } from './types.ts';
import { useDesignCommands } from './use-design-commands.ts';

type Autosave = ReturnType<typeof useAutosave>;

interface EditorStepsProps {
  design: DesignName;
  save: Autosave;
  timeZone: string;
}

/** The tenant's day, by the clock of this machine. */
function todayIn(timeZone: string): string {
  const style = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone } as const;
  return new Intl.DateTimeFormat('en-CA', style).format(new Date());
}

/** The draft's state and what may be done with it, asked anew whenever it was kept. */
function useDraftHead({ kind, key }: DesignName, lockVersion: number | null) {
  const options = useTrpc().design.draft.queryOptions(
    { kind, key },
    { enabled: lockVersion !== null, placeholderData: keepPreviousData },
  );
  const { data } = useQuery({ ...options, queryKey: ofLock(options.queryKey, lockVersion) });
  const draft: DraftHead | undefined = data;
  return draft;
}

/** Asks only once everything is kept, so that what is handed over is what is seen. */
function useAskWhenKept({ status, saveNow }: Autosave) {
  const t = useTranslations('lifecycle.editor');
  const toast = useToast();
  const [question, setQuestion] = useState<DraftQuestion>();
  const [waiting, setWaiting] = useState<DraftQuestion>();
  useEffect(() => {
    if (waiting === undefined || status === 'unsaved' || status === 'saving') return;
    setWaiting(undefined);
    if (status === 'saved') setQuestion(waiting);
    else toast({ tone: 'failed', title: t('unsavedFailed') });
  }, [waiting, status, toast, t]);
  // What was typed last may arrive here only after the question was asked.
  useEffect(() => {
    if (question === undefined || (status !== 'unsaved' && status !== 'saving')) return;
    setQuestion(undefined);
    setWaiting(question);
    saveNow();
  }, [question, status, saveNow]);
  const ask = (wanted: DraftQuestion) => {
    setWaiting(wanted);
    if (status !== 'saved') saveNow();
  };
  return { question, ask, isWaiting: waiting !== undefined, close: () => setQuestion(undefined) };
}

/** Submit and publish from inside an editor, once the draft is kept. */
export function EditorSteps({ design, save, timeZone }: EditorStepsProps) {
  const t = useTranslations('lifecycle.editor');
  const router = useRouter();
  const { lockVersion } = save.kept;
  const head = useDraftHead(design, lockVersion);
  const { question, ask, isWaiting, close } = useAskWhenKept(save);
  const { kind, key } = design;
  const commands = useDesignCommands(design, {
    onDone: () => router.push(paths.reviewDesign(kind, key)),
  });
  const { data: history } = useQuery(
    useTrpc().design.history.queryOptions({ kind, key, limit: 2 }),
  );
  const isAsking = question !== undefined;
  const { data: scenarios } = useScenarios(design, isAsking ? lockVersion : null);
  if (!head || lockVersion === null) return null;
  const draft = { ...head, lockVersion };
  const isReviewed = draft.state === 'submitted' || draft.state === 'approved';
  return (
    <>
      {isReviewed && (
        <span className="text-xs" title={t('voids')}>
          <StateBadge state={draft.state} />
          <span className="sr-only">{t('voids')}</span>
        </span>
      )}
      <DraftSteps design={design} draft={draft} isBusy={isWaiting} onAsk={ask} size="sm" />
      <DraftDialogs
        commands={commands}
        design={design}
        draft={draft}
        isLater={history?.rows.some(({ version }) => version !== null) ?? false}
        onClose={close}
        question={question}
        scenarios={scenarios}
        today={todayIn(timeZone)}
        version={null}
      />
    </>
  );
}
