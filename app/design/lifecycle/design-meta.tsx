import { Badge } from '../../ui/index.ts';
import { VersionName } from '../design-status.tsx';
import type { LoadedDesign } from '../load-design.ts';
import { shownState } from './shown-state.ts';
import { StateBadge } from './state-badge.tsx';

/** Key, version and state, beside the title of a design's page. */
export function DesignMeta({ loaded }: { loaded: LoadedDesign }) {
  const { design, versions, usage } = loaded;
  const own = versions.find(({ id }) => id === design.id);
  return (
    <>
      <span className="font-mono text-muted text-sm">{design.key}</span>
      <Badge>
        <VersionName version={design.version} />
      </Badge>
      {own && <StateBadge state={shownState(own, versions, usage.inForce)} />}
    </>
  );
}
