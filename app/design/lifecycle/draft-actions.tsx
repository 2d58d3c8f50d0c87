'use client';

import {
  Copy,
  Download,
  GitCompareArrows,
  History,
  MoreHorizontal,
  PackageOpen,
  Pencil,
  Trash2,
  Undo2,
  Upload,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { paths } from '../../paths.ts';
import { Button, IconButton, LinkButton, Menu, type MenuItem } from '../../ui/index.ts';
import { DraftDialogs, type DraftQuestion } from './draft-dialogs.tsx';
import { hasScenarios } from './has-scenarios.ts';
import { ScenarioState, useScenarios } from './scenario-state.tsx';
import type { DesignName, DraftHead, Rights } from './types.ts';
import { useDesignCommands } from './use-design-commands.ts';

export interface DraftActionsProps {
  design: DesignName;
  draft: DraftHead | null;
  rights: Rights;
  /** The tenant's day. */
  today: string;
  /** A version of it was published before. */
  isLater: boolean;
  /** There are two versions at least, the draft counted. */
  isComparable: boolean;
  /** Where it is edited; kinds without an editor have none. */
  hasEditor: boolean;
  /** Kinds that can be back-tested, for those who may. */
  hasBackTests: boolean;
  /** What is shown: the draft is exported where it is the draft, else this version. */
  version: number | null;
  /** On the page of its review, which it needn't lead to. */
  isReview?: boolean;
}

const icon = { 'aria-hidden': true } as const;
/** Kinds that use others, and so can be taken along with them. */
const BUNDLED: ReadonlySet<string> = new Set(['pricing-flow', 'plan']);

/** What is rarely done, behind three dots. */
function useMenu(props: DraftActionsProps, ask: (question: DraftQuestion) => void): MenuItem[][] {
  const t = useTranslations('lifecycle.actions');
  const { design, draft, rights, version } = props;
  const may = (action: Rights[number]) => rights.includes(action);
  const { kind, key } = design;
  const exported = version === null ? 'draft' : String(version);
  const only = (isOffered: boolean, item: MenuItem): MenuItem[] => (isOffered ? [item] : []);
  return [
    [
      ...only(may('duplicate'), {
        label: t('duplicate'),
        icon: <Copy {...icon} />,
        onSelect: () => ask('duplicate'),
      }),
      ...only(may('export'), {
        label: t('export'),
        icon: <Download {...icon} />,
        onSelect: () =>
          window.location.assign(paths.designDocument(kind, key, { version: exported })),
      }),
      ...only(may('export') && BUNDLED.has(kind), {
        label: t('exportBundle'),
        icon: <PackageOpen {...icon} />,
        onSelect: () =>
          window.location.assign(paths.designDocument(kind, key, { version: exported, bundle: 1 })),
      }),
      ...only(may('save-draft'), {
        label: t('import'),
        icon: <Upload {...icon} />,
        onSelect: () => ask('import'),
      }),
    ],
    [
      ...only(draft?.actions.includes('withdraw') ?? false, {
        label: t('withdraw'),
        icon: <Undo2 {...icon} />,
        onSelect: () => ask('withdraw'),
      }),
      ...only(draft?.actions.includes('discard-draft') ?? false, {
        label: t('discard'),
        icon: <Trash2 {...icon} />,
        danger: true,
        onSelect: () => ask('discard'),
      }),
    ],
  ];
}

/** The next steps of a draft: submit it, look through it, publish it. */
export function DraftSteps({
  design,
  draft,
  isBusy = false,
  isReview = false,
  onAsk,
  size = 'md',
}: {
  design: DesignName;
  draft: DraftHead;
  /** Something of the draft isn't kept yet. */
  isBusy?: boolean;
  isReview?: boolean;
  onAsk: (question: DraftQuestion) => void;
  size?: 'sm' | 'md';
}) {
  const t = useTranslations('lifecycle.actions');
  const { actions, state } = draft;
  const isReviewed = state === 'submitted' || state === 'approved';
  const publishes = actions.includes('publish');
  const isSubmitFirst = actions.includes('submit') && !publishes;
  return (
    <>
      {isReviewed && !isReview && (
        <LinkButton
          href={paths.reviewDesign(design.kind, design.key)}
          size={size}
          variant={actions.includes('approve') ? 'primary' : 'secondary'}
        >
          {t('review')}
        </LinkButton>
      )}
      {actions.includes('submit') && (
        <Button
          disabled={isBusy}
          onClick={() => onAsk('submit')}
          size={size}
          variant={isSubmitFirst ? 'primary' : 'secondary'}
        >
          {t('submit')}
        </Button>
      )}
      {publishes && (
        <Button
          disabled={isBusy}
          onClick={() => onAsk('publish')}
          size={size}
          variant={actions.includes('approve') ? 'secondary' : 'primary'}
        >
          {t('publish')}
        </Button>
      )}
    </>
  );
}

/** Everything that can be done with a design, at the head of its page. */
export function DraftActions(props: DraftActionsProps) {
  const { design, draft, rights, hasEditor, hasBackTests, isReview } = props;
  const t = useTranslations('lifecycle.actions');
  const [question, setQuestion] = useState<DraftQuestion>();
  const commands = useDesignCommands(design);
  const { data: scenarios } = useScenarios(design, draft?.lockVersion ?? null);
  const menu = useMenu(props, setQuestion);
  const { kind, key } = design;
  const isEditable = hasEditor && rights.includes('save-draft');
  return (
    <>
      {draft && hasScenarios(kind, scenarios) && <ScenarioState scenarios={scenarios} />}
      {props.isComparable && (
        <LinkButton
          href={paths.compareDesign(kind, key)}
          icon={<GitCompareArrows aria-hidden="true" />}
        >
          {t('compare')}
        </LinkButton>
      )}
      {hasBackTests && (
        <LinkButton href={paths.backTests(kind, key)} icon={<History aria-hidden="true" />}>
          {t('backTest')}
        </LinkButton>
      )}
      {menu.some((group) => group.length > 0) && (
        <Menu
          items={menu}
          trigger={<IconButton icon={<MoreHorizontal />} label={t('more')} variant="secondary" />}
        />
      )}
      {isEditable && (
        <LinkButton
          href={paths.editDesign(kind, key)}
          icon={<Pencil aria-hidden="true" />}
          variant={draft ? 'secondary' : 'primary'}
        >
          {t('edit')}
        </LinkButton>
      )}
      {draft && (
        <DraftSteps design={design} draft={draft} isReview={isReview} onAsk={setQuestion} />
      )}
      <DraftDialogs
        commands={commands}
        design={design}
        draft={draft}
        isLater={props.isLater}
        onClose={() => setQuestion(undefined)}
        question={question}
        scenarios={scenarios}
        today={props.today}
        version={props.version}
      />
    </>
  );
}
