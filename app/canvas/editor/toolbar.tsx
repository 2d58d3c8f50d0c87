import { Copy, Grid3x3, LayoutDashboard, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn, IconButton } from '../../ui/index.ts';
import type { Editor } from './use-editor.ts';

interface ToolbarProps {
  editor: Editor;
  isSnapping: boolean;
  onSnap: (isSnapping: boolean) => void;
}

const icon = 'size-4';

/** What can be done to the drawing, each with its keys. */
export function Toolbar({ editor, isSnapping, onSnap }: ToolbarProps) {
  const t = useTranslations('editor.toolbar');
  const { selection, edit } = editor;
  const nodes = [...selection.nodes];
  const isNothing = nodes.length + selection.edges.size === 0;
  const line = <span className="mx-1 h-5 w-px bg-line" />;
  return (
    <div aria-label={t('label')} className="flex items-center" role="toolbar">
      <IconButton
        disabled={!editor.canUndo}
        icon={<Undo2 className={icon} />}
        label={t('undo')}
        onClick={editor.undo}
        size="sm"
      />
      <IconButton
        disabled={!editor.canRedo}
        icon={<Redo2 className={icon} />}
        label={t('redo')}
        onClick={editor.redo}
        size="sm"
      />
      {line}
      <IconButton
        disabled={nodes.length === 0}
        icon={<Copy className={icon} />}
        label={t('duplicate')}
        onClick={() => edit({ type: 'duplicate', nodes })}
        size="sm"
      />
      <IconButton
        disabled={isNothing}
        icon={<Trash2 className={icon} />}
        label={t('remove')}
        onClick={() => edit({ type: 'remove', nodes, edges: [...selection.edges] })}
        size="sm"
      />
      {line}
      <IconButton
        icon={<LayoutDashboard className={icon} />}
        label={t('layOut')}
        onClick={() => edit({ type: 'lay-out' })}
        size="sm"
      />
      <IconButton
        aria-pressed={isSnapping}
        className={cn(isSnapping && 'bg-accent-soft text-accent')}
        icon={<Grid3x3 className={icon} />}
        label={t('snap')}
        onClick={() => onSnap(!isSnapping)}
        size="sm"
      />
    </div>
  );
}
