import { EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { Plus, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { memo, useContext } from 'react';
import { IconButton, Menu } from '../../../ui/index.ts';
import { canInsert, KINDS, type Kind } from '../../edit/index.ts';
import type { WireEdge } from '../../model.ts';
import { NODE_VIEWS } from '../../nodes/index.ts';
import { Wire } from '../../wire.tsx';
import { kindLabel } from '../offers.ts';
import { BoardEditor } from './board-editor.ts';

function WireTools({ id, x, y }: { id: string; x: number; y: number }) {
  const t = useTranslations('editor.wire');
  const locale = useLocale();
  const editor = useContext(BoardEditor);
  if (!editor) return null;
  const { flow, edit, selection } = editor;
  // Among many there is nothing to do to one.
  if (selection.edges.size > 1 || selection.nodes.size > 0) return null;
  const insert = (kind: Kind) =>
    edit({ type: 'insert-on-edge', edge: id, kind, at: { x: x - 120, y: y - 32 } });
  const fitting = KINDS.filter((kind) => canInsert(flow, id, kind).ok);
  return (
    <EdgeLabelRenderer>
      <span
        className="nodrag nopan pointer-events-auto absolute z-10 flex rounded-panel border border-line bg-surface p-0.5 shadow-float"
        style={{ transform: `translate(-50%, -140%) translate(${x}px, ${y}px)` }}
      >
        <Menu
          align="start"
          heading={fitting.length > 0 ? t('insert') : t('nothingFits')}
          items={[
            fitting.map((kind) => {
              const { icon: Icon } = NODE_VIEWS[kind];
              return {
                label: kindLabel(kind)[locale],
                icon: <Icon aria-hidden="true" />,
                onSelect: () => insert(kind),
              };
            }),
          ]}
          side="right"
          trigger={<IconButton icon={<Plus />} label={t('insert')} size="sm" />}
        />
        <IconButton
          icon={<Trash2 />}
          label={t('remove')}
          onClick={() => edit({ type: 'disconnect', edges: [id] })}
          size="sm"
        />
      </span>
    </EdgeLabelRenderer>
  );
}

/** A wire that can be chosen; then a node can be put on it, or it can be taken away. */
export const EditWire = memo(function EditWire(props: EdgeProps<WireEdge>) {
  const [, x, y] = getBezierPath(props);
  return (
    <>
      <Wire {...props} />
      {props.selected && <WireTools id={props.id} x={x} y={y} />}
    </>
  );
});
