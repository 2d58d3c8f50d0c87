import { useLocale, useTranslations } from 'next-intl';
import { CopyButton, formatInstant, Notice, Panel } from '../../ui/index.ts';
import type { DesignName, DraftHead } from '../lifecycle/types.ts';
import { DecisionForm } from './decision-form.tsx';
import { findVoided } from './voided.ts';

interface RequestPanelProps {
  design: DesignName;
  draft: DraftHead;
  /** The person edited or submitted it. */
  isOwn: boolean;
  /** Whether the role may approve at all. */
  mayApprove: boolean;
  timeZone: string;
}

function StateNotice({ draft, isOwn, mayApprove, timeZone }: Omit<RequestPanelProps, 'design'>) {
  const t = useTranslations('lifecycle.review');
  const locale = useLocale();
  const voided = findVoided(draft.reviews);
  if (draft.state === 'approved') {
    const name = draft.reviews.findLast(({ action }) => action === 'approve')?.byName ?? '';
    return <Notice>{t('approved', { name })}</Notice>;
  }
  if (voided) {
    const state = t(voided.what === 'approval' ? 'voidedApproval' : 'voidedSubmission');
    const time = formatInstant(voided.at, locale, timeZone);
    return <Notice tone="notice">{t('voided', { name: voided.byName, time, state })}</Notice>;
  }
  if (draft.state === 'draft') return <Notice>{t('draft')}</Notice>;
  if (!mayApprove) return <Notice>{t('notAllowed')}</Notice>;
  if (isOwn) return <Notice tone="notice">{t('own')}</Notice>;
  return null;
}

/** Who asked for what, and the decision. */
export function RequestPanel(props: RequestPanelProps) {
  const { design, draft, timeZone } = props;
  const t = useTranslations('lifecycle.review');
  const locale = useLocale();
  const asked = draft.reviews.findLast(({ action }) => action === 'submit');
  const hash = draft.reviewHash ?? draft.contentHash;
  const { actions, state } = draft;
  const isHandedIn = state === 'submitted' || state === 'approved';
  return (
    <Panel title={t('of')}>
      <div className="flex flex-col gap-3">
        <StateNotice {...props} />
        {asked && (
          <div>
            <p className="text-muted text-sm">
              {t('asked', {
                name: asked.byName,
                time: formatInstant(asked.at, locale, timeZone),
              })}
            </p>
            <p className="mt-1 whitespace-pre-line break-words">
              {asked.comment || <span className="text-muted">{t('noMessage')}</span>}
            </p>
          </div>
        )}
        <div>
          <p className="text-muted text-xs">{t(isHandedIn ? 'hash' : 'draftHash')}</p>
          <p className="flex items-start gap-1">
            <code className="min-w-0 break-all font-mono text-xs">{hash}</code>
            <CopyButton text={hash} />
          </p>
          {isHandedIn && <p className="text-muted text-xs">{t('hashHelp')}</p>}
        </div>
        {(actions.includes('approve') || actions.includes('reject')) && (
          <DecisionForm
            design={design}
            key={draft.lockVersion}
            lockVersion={draft.lockVersion}
            mayApprove={actions.includes('approve')}
            mayReject={actions.includes('reject')}
          />
        )}
      </div>
    </Panel>
  );
}
