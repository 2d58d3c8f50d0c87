import { civilDateIn } from '#engine/core/calendar';
import type { OpenedPage } from '../../data/open-page.ts';
import type { LoadedDesign } from '../load-design.ts';
import { DraftActions } from './draft-actions.tsx';
import type { DesignName } from './types.ts';

/** Kinds with an editor of their own. */
const EDITED: ReadonlySet<string> = new Set(['pricing-flow', 'decision-table']);
/** Kinds that bills are computed by. */
export const BACK_TESTED: ReadonlySet<string> = new Set(['plan', 'pricing-flow', 'decision-table']);

interface DesignActionsProps {
  page: Pick<OpenedPage, 'ctx' | 'tenant' | 'may'>;
  name: DesignName;
  loaded: Pick<LoadedDesign, 'design' | 'lifecycle'>;
}

/** The actions at the head of a design's page: those of its state that this person may take. */
export function DesignActions({ page, name, loaded }: DesignActionsProps) {
  const { lifecycle, design } = loaded;
  return (
    <DraftActions
      design={name}
      draft={lifecycle.draft}
      hasBackTests={BACK_TESTED.has(name.kind) && page.may('back-test.get')}
      hasEditor={EDITED.has(name.kind)}
      isComparable={lifecycle.versions.length > 1}
      isLater={lifecycle.versions.some(({ version }) => version !== null)}
      rights={lifecycle.rights}
      today={civilDateIn(page.ctx.now, page.tenant.timeZone).toString()}
      version={design.version}
    />
  );
}
