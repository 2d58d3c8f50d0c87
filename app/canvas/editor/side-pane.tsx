import { useTranslations } from 'next-intl';
import type { FlowModel } from '../model.ts';
import { ResizeHandle, useInspectorWidth } from '../resize-handle.tsx';
import { FlowInspector, ManyInspector, NodeInspector } from './inspector/index.ts';
import type { Editor } from './use-editor.ts';

/** What is chosen, at the right: a node, several, or the flow itself. */
export function SidePane({ editor, model }: { editor: Editor; model: FlowModel }) {
  const t = useTranslations('flows.canvas');
  const [width, setWidth] = useInspectorWidth();
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
      <ResizeHandle label={t('resize')} onChange={setWidth} width={width} />
      <div className="min-h-0 grow overflow-y-auto">{content()}</div>
    </aside>
  );
}
