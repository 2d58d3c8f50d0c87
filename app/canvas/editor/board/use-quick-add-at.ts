import { useReactFlow } from '@xyflow/react';
import type { MouseEvent, RefObject } from 'react';
import { CARD_WIDTH } from '../../graph/index.ts';
import { useDesk } from '../use-desk.ts';

/** A double click where nothing is asks which kind of node is to stand there. */
export function useQuickAddAt(board: RefObject<HTMLElement | null>) {
  const { screenToFlowPosition } = useReactFlow();
  const { setQuickAdd } = useDesk();
  return ({ target, clientX, clientY }: MouseEvent) => {
    const box = board.current?.getBoundingClientRect();
    if (!box || !(target instanceof Element) || !target.matches('.react-flow__pane')) return;
    const { x, y } = screenToFlowPosition({ x: clientX, y: clientY });
    setQuickAdd({
      at: { x: x - CARD_WIDTH / 2, y: y - 32 },
      screen: { x: clientX - box.left, y: clientY - box.top },
    });
  };
}
