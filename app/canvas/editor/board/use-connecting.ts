import { type Connection, type FinalConnectionState, useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback } from 'react';
import type { Issue } from '#schemas';
import { canConnect, fittingInput } from '../../edit/index.ts';
import { CARD_WIDTH, noteIdOf } from '../../graph/index.ts';
import type { WireEdge } from '../../model.ts';
import { useDesk } from '../use-desk.ts';
import type { Editor } from '../use-editor.ts';

const endsOf = ({ source, sourceHandle, target, targetHandle }: Connection | WireEdge) => ({
  from: { node: source, port: sourceHandle ?? '' },
  to: { node: target, port: targetHandle ?? '' },
});

const pointOf = (event: MouseEvent | TouchEvent) =>
  'changedTouches' in event ? event.changedTouches[0] : event;

/** The card under the pointer, where a connection was let go. */
function cardUnder(event: MouseEvent | TouchEvent): string | undefined {
  const point = pointOf(event);
  if (!point) return undefined;
  const element = document.elementFromPoint(point.clientX, point.clientY);
  const id = element?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
  return id !== undefined && noteIdOf(id) === undefined ? id : undefined;
}

/** Let go where nothing is: which kind of node is to stand there? */
function useAsking(board: RefObject<HTMLElement | null>) {
  const { screenToFlowPosition } = useReactFlow();
  const { setQuickAdd } = useDesk();
  return useCallback(
    (
      event: MouseEvent | TouchEvent,
      { fromHandle }: { fromHandle: FinalConnectionState['fromHandle'] },
    ) => {
      const point = pointOf(event);
      const box = board.current?.getBoundingClientRect();
      if (!point || !box || !fromHandle) return;
      const isInside =
        point.clientX > box.left &&
        point.clientX < box.right &&
        point.clientY > box.top &&
        point.clientY < box.bottom;
      if (!isInside) return;
      const { x, y } = screenToFlowPosition({ x: point.clientX, y: point.clientY });
      const end = fromHandle.type === 'source' ? ('from' as const) : ('to' as const);
      setQuickAdd({
        at: { x: end === 'from' ? x : x - CARD_WIDTH, y: y - 32 },
        screen: { x: point.clientX - box.left, y: point.clientY - box.top },
        link: { end, port: { node: fromHandle.nodeId, port: fromHandle.id ?? '' } },
      });
    },
    [board, screenToFlowPosition, setQuickAdd],
  );
}

/** Connections that are dragged: to a port, to a card, or to where a new node is to stand. */
export function useConnecting(
  { flow, edit }: Editor,
  board: RefObject<HTMLElement | null>,
  onRefused: (issue: Issue) => void,
) {
  const ask = useAsking(board);
  const isValid = useCallback(
    (wanted: Connection | WireEdge) => {
      const { from, to } = endsOf(wanted);
      return canConnect(flow, from, to).ok;
    },
    [flow],
  );
  const onConnect = useCallback(
    (wanted: Connection) => edit({ type: 'connect', ...endsOf(wanted) }),
    [edit],
  );
  const onEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      const { isValid: isDone, fromHandle, toHandle } = state;
      if (isDone || !fromHandle) return;
      const node = toHandle?.nodeId ?? cardUnder(event);
      if (node === undefined) {
        ask(event, state);
        return;
      }
      if (fromHandle.type !== 'source' || node === fromHandle.nodeId) return;
      const from = { node: fromHandle.nodeId, port: fromHandle.id ?? '' };
      const to = toHandle ? { node, port: toHandle.id ?? '' } : fittingInput(flow, from, node);
      const allowed = canConnect(flow, from, to ?? { node, port: 'in' });
      if (to && allowed.ok) edit({ type: 'connect', from, to });
      else if (!allowed.ok) onRefused(allowed.issue);
    },
    [flow, edit, onRefused, ask],
  );
  return { isValid, onConnect, onEnd };
}
