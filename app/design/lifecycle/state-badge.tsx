import { useTranslations } from 'next-intl';
import { Status, type Tone } from '../../ui/index.ts';
import type { ShownState } from './shown-state.ts';

const TONES: Record<ShownState, Tone> = {
  draft: 'notice',
  submitted: 'info',
  approved: 'info',
  scheduled: 'accent',
  published: 'accent',
  live: 'positive',
  superseded: 'neutral',
  retired: 'neutral',
  cancelled: 'neutral',
};

/** In review, live, superseded…: what a version is, in plain words. */
export function StateBadge({ state }: { state: ShownState }) {
  const t = useTranslations('lifecycle.states');
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
