import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus, Search } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { memo } from 'react';
import { IconButton } from '../ui/index.ts';

interface BoardControlsProps {
  isSearching: boolean;
  onSearch: () => void;
}

/** Zoom, fit and search, at the lower left. */
export const BoardControls = memo(function BoardControls({
  isSearching,
  onSearch,
}: BoardControlsProps) {
  const t = useTranslations('flows.canvas');
  const format = useFormatter();
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 20) / 20);
  return (
    <Panel
      className="flex items-center rounded-panel border border-line bg-surface p-0.5"
      position="bottom-left"
    >
      <IconButton
        icon={<Minus className="size-4" />}
        label={t('zoomOut')}
        onClick={() => void zoomOut()}
        size="sm"
      />
      <span className="w-11 text-center text-muted text-xs">
        {format.number(zoom, { style: 'percent' })}
      </span>
      <IconButton
        icon={<Plus className="size-4" />}
        label={t('zoomIn')}
        onClick={() => void zoomIn()}
        size="sm"
      />
      <IconButton
        icon={<Maximize className="size-4" />}
        label={t('fit')}
        onClick={() => void fitView({ padding: 0.08, maxZoom: 1 })}
        size="sm"
      />
      <IconButton
        aria-expanded={isSearching}
        icon={<Search className="size-4" />}
        label={t('search')}
        onClick={onSearch}
        size="sm"
      />
    </Panel>
  );
});
