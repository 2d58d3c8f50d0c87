import { MiniMap, useStore } from '@xyflow/react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { type BoardNode, familyOf } from './model.ts';

const MAP_FROM_NODES = 10;

const colourOf = (node: BoardNode): string =>
  node.type === 'card' ? `var(--family-${familyOf(node.data.card.node)})` : 'var(--line)';

interface BoardMapProps {
  /** Where it is hidden: a canvas with panes at its sides has less room. */
  className: string;
}

/** The whole flow in small, to move about in, once there is enough of it. */
export const BoardMap = memo(function BoardMap({ className }: BoardMapProps) {
  const t = useTranslations('flows.canvas');
  const isWorthIt = useStore(({ nodes }) => nodes.length >= MAP_FROM_NODES);
  if (!isWorthIt) return null;
  return (
    <MiniMap<BoardNode>
      ariaLabel={t('map')}
      className={className}
      nodeBorderRadius={8}
      nodeColor={colourOf}
      pannable
      position="bottom-right"
      style={{ width: 168, height: 104 }}
      zoomable
    />
  );
});
