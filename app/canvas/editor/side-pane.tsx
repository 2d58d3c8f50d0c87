import { useTranslations } from 'next-intl';
import { ResizeHandle, useRememberedSize } from '../../ui/index.ts';
import { INSPECTOR_WIDTH } from '../inspector.tsx';
import type { FlowModel } from '../model.ts';
import { FlowInspector, ManyInspector, NodeInspector } from './inspector/index.ts';
import type { Editor } from './use-editor.ts';

/** What is chosen, at the right: a node, several, or the flow itself. */
export function SidePane({ editor, model }: { editor: Editor; model: FlowModel }) {
  const t = useTranslations('flows.canvas');
  const [width, setWidth] = useRememberedSize('canvas.inspector', INSPECTOR_WIDTH);
  const chosen = [...editor.selection.nodes];
  const card = chosen.length === 1 ? model.graph.byId.get(chosen[0] ?? '') : undefined;
  const content = () => {
    if (card) return <NodeInspector card={card} editor={editor} key={card.id} model={model} />;
    return chosen.length > 1 ? (
      <ManyInspector editor={editor} />
    ) : (
      <FlowInspector editor={editor} />
    );
  };
  return (
    <aside
      aria-label={t('inspector')}
      className="relative flex w-[var(--inspector)] shrink-0 flex-col border-line border-l bg-surface max-md:hidden"
      ref={(element) => element?.style.setProperty('--inspector', `${width}px`)}
    >
      <ResizeHandle
        bounds={INSPECTOR_WIDTH}
        edge="left"
        label={t('resize')}
        onChange={setWidth}
        size={width}
      />
      <div className="min-h-0 grow overflow-y-auto">{content()}</div>
    </aside>
  );
}
