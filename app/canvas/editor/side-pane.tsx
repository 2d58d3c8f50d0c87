import { useTranslations } from 'next-intl';
import { memo, useEffect, useRef } from 'react';
import { ResizeHandle, Sheet, useRememberedSize } from '../../ui/index.ts';
import { noteKey } from '../graph/index.ts';
import { INSPECTOR_WIDTH } from '../inspector.tsx';
import { type FlowModel, titleOf } from '../model.ts';
import { focusNode } from '../use-view.ts';
import { ManyInspector, NoteInspector } from './chosen/index.ts';
import type { Actions } from './commands/index.ts';
import { FlowInspector, NodeInspector } from './inspector/index.ts';
import { isFocusLost } from './stage-target.ts';
import { useDesk } from './use-desk.ts';
import type { Editor } from './use-editor.ts';
import { useIsSmall } from './use-is-small.ts';

interface SidePaneProps {
  editor: Editor;
  model: FlowModel;
  actions: Actions;
}

function chosenOf({ editor, model }: SidePaneProps) {
  const { nodes, notes } = editor.selection;
  const isOne = nodes.size + notes.size === 1;
  const [node = ''] = nodes;
  const [note] = notes;
  return {
    isMany: nodes.size + notes.size > 1,
    card: isOne ? model.graph.byId.get(node) : undefined,
    note: isOne ? model.notes.find(({ id }) => id === note) : undefined,
  };
}

/** The fields of what was chosen go with it; keys that were in them go on from its card. */
function useKeysBack(chosen: string | undefined): void {
  const before = useRef(chosen);
  useEffect(() => {
    const left = before.current;
    before.current = chosen;
    const card = chosen ?? left;
    if (left === chosen || card === undefined || !isFocusLost()) return;
    focusNode(document.querySelector<HTMLElement>('[data-pane=canvas]'), card);
  }, [chosen]);
}

/** A node, a note, several things, or the flow itself. */
function Chosen(props: SidePaneProps) {
  const { editor, model, actions } = props;
  const { isMany, card, note } = chosenOf(props);
  useKeysBack(card?.id ?? (note && noteKey(note.id)));
  if (card) return <NodeInspector card={card} editor={editor} key={card.id} model={model} />;
  if (note) return <NoteInspector editor={editor} key={note.id} note={note} />;
  return isMany ? (
    <ManyInspector actions={actions} editor={editor} />
  ) : (
    <FlowInspector editor={editor} issues={[...model.issues.values()].flat()} />
  );
}

/** On small screens: a bar that says what is chosen, and a sheet with what can be changed of it. */
function SmallPane(props: SidePaneProps) {
  const { model, editor } = props;
  const t = useTranslations('flows.canvas');
  const e = useTranslations('editor');
  const { sheet, setSheet } = useDesk();
  const { isMany, card, note } = chosenOf(props);
  const count = editor.selection.nodes.size + editor.selection.notes.size;
  const title = () => {
    if (card) return titleOf(card, model.locale);
    if (note) return e('notes.one');
    return isMany ? e('inspector.selected', { count }) : e('inspector.flow');
  };
  return (
    <>
      <button
        className="flex h-10 w-full shrink-0 items-center gap-2 border-line border-t bg-surface px-3 text-left text-sm"
        onClick={() => setSheet('details')}
        type="button"
      >
        <span className="min-w-0 grow truncate font-medium">{title()}</span>
        <span className="shrink-0 text-accent">{t('inspector')}</span>
      </button>
      <Sheet onClose={() => setSheet(undefined)} open={sheet === 'details'} title={t('inspector')}>
        <div className="-mx-5 -my-4">
          <Chosen {...props} />
        </div>
      </Sheet>
    </>
  );
}

/** What is chosen: at the right, or below the canvas where there is no room beside it. */
export const SidePane = memo(function SidePane(props: SidePaneProps) {
  const t = useTranslations('flows.canvas');
  const [width, setWidth] = useRememberedSize('canvas.inspector', INSPECTOR_WIDTH);
  if (useIsSmall()) return <SmallPane {...props} />;
  return (
    <aside
      aria-label={t('inspector')}
      className="relative flex w-[min(var(--inspector),max(264px,28vw))] shrink-0 flex-col border-line border-l bg-surface"
      data-pane="inspector"
      ref={(element) => element?.style.setProperty('--inspector', `${width}px`)}
    >
      <ResizeHandle
        bounds={INSPECTOR_WIDTH}
        edge="left"
        label={t('resize')}
        onChange={setWidth}
        size={width}
      />
      <div className="min-h-0 grow overflow-y-auto">
        <Chosen {...props} />
      </div>
    </aside>
  );
});
