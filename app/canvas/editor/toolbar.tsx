import {
  Copy,
  Ellipsis,
  Grid3x3,
  Hand,
  LayoutDashboard,
  MousePointer2,
  Plus,
  Redo2,
  StickyNote,
  Trash2,
  Undo2,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { cn, IconButton, Menu, type MenuItem } from '../../ui/index.ts';
import { useDesk } from './use-desk.ts';
import { type Editor, selectedCount } from './use-editor.ts';
import { usePlaces } from './use-places.ts';

interface Tool {
  id: string;
  label: string;
  icon: ReactNode;
  run: () => void;
  disabled?: boolean;
  pressed?: boolean;
}

function useTools(editor: Editor): Tool[][] {
  const t = useTranslations('editor.toolbar');
  const { selection, edit } = editor;
  const { isSnapping, toggleSnap, isHand, toggleHand } = useDesk();
  const placeNow = usePlaces();
  const [nodes, edges, notes] = [[...selection.nodes], [...selection.edges], [...selection.notes]];
  return [
    [
      {
        id: 'duplicate',
        label: t('duplicate'),
        icon: <Copy />,
        run: () => edit({ type: 'duplicate', nodes, notes }),
        disabled: nodes.length + notes.length === 0,
      },
      {
        id: 'remove',
        label: t('remove'),
        icon: <Trash2 />,
        run: () => edit({ type: 'remove', nodes, edges, notes }),
        disabled: selectedCount(selection) === 0,
      },
      {
        id: 'note',
        label: t('note'),
        icon: <StickyNote />,
        run: () => edit({ type: 'add-note', at: placeNow() }),
      },
    ],
    [
      {
        id: 'layOut',
        label: t('layOut'),
        icon: <LayoutDashboard />,
        run: () => edit({ type: 'lay-out' }),
      },
      {
        id: 'snap',
        label: t('snap'),
        icon: <Grid3x3 />,
        run: toggleSnap,
        pressed: isSnapping,
      },
      {
        id: 'hand',
        label: t('hand'),
        icon: isHand ? <Hand /> : <MousePointer2 />,
        run: toggleHand,
        pressed: isHand,
      },
    ],
  ];
}

const line = <span aria-hidden="true" className="mx-1 h-5 w-px bg-line" />;

interface KeptButtonProps extends Omit<ComponentProps<typeof IconButton>, 'size' | 'disabled'> {
  isIdle: boolean;
}

/** Keys stay where they are while there is nothing to do: it is not disabled for the browser. */
function KeptButton({ isIdle, onClick, ...rest }: KeptButtonProps) {
  return (
    <IconButton
      {...rest}
      aria-disabled={isIdle || undefined}
      onClick={isIdle ? undefined : onClick}
      size="sm"
    />
  );
}

function ToolButton({ tool }: { tool: Tool }) {
  const { label, icon, run, disabled, pressed } = tool;
  return (
    <KeptButton
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
      className={cn('[&>svg]:size-4', pressed && 'bg-accent-soft text-accent')}
      icon={icon}
      isIdle={disabled === true}
      label={label}
      onClick={run}
    />
  );
}

const itemOf = ({ label, icon, run, disabled, pressed }: Tool): MenuItem => ({
  label,
  icon,
  onSelect: run,
  ...(disabled !== undefined && { disabled }),
  ...(pressed !== undefined && { checked: pressed }),
});

/** What can be done to the drawing, each with its keys; in a menu where there is no room. */
export function Toolbar({ editor }: { editor: Editor }) {
  const t = useTranslations('editor.toolbar');
  const { setSheet } = useDesk();
  const groups = useTools(editor);
  return (
    <div aria-label={t('label')} className="flex items-center" role="toolbar">
      <IconButton
        className="md:hidden"
        icon={<Plus className="size-4" />}
        label={t('catalogue')}
        onClick={() => setSheet('palette')}
        size="sm"
      />
      <KeptButton
        icon={<Undo2 className="size-4" />}
        isIdle={!editor.canUndo}
        label={t('undo')}
        onClick={editor.undo}
      />
      <KeptButton
        icon={<Redo2 className="size-4" />}
        isIdle={!editor.canRedo}
        label={t('redo')}
        onClick={editor.redo}
      />
      <span className="flex items-center max-xl:hidden">
        {groups.map((tools) => (
          <span className="flex items-center" key={tools[0]?.id}>
            {line}
            {tools.map((tool) => (
              <ToolButton key={tool.id} tool={tool} />
            ))}
          </span>
        ))}
      </span>
      <span className="xl:hidden">
        <Menu
          items={groups.map((tools) => tools.map(itemOf))}
          trigger={
            <IconButton icon={<Ellipsis className="size-4" />} label={t('more')} size="sm" />
          }
        />
      </span>
    </div>
  );
}
