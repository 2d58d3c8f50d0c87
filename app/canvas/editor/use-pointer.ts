import { useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { CARD_WIDTH, type Place } from '../graph/index.ts';
import { usePlaces } from './use-places.ts';

/** Where the pointer is on the drawing; the middle of what is seen while it is elsewhere. */
export function usePointer(stage: RefObject<HTMLElement | null>): () => Place {
  const { screenToFlowPosition } = useReactFlow();
  const middle = usePlaces();
  const at = useRef<Place>(undefined);
  useEffect(() => {
    const element = stage.current;
    const move = ({ clientX, clientY, pointerType }: PointerEvent) => {
      if (pointerType !== 'touch') at.current = { x: clientX, y: clientY };
    };
    const leave = () => {
      at.current = undefined;
    };
    element?.addEventListener('pointermove', move);
    element?.addEventListener('pointerleave', leave);
    return () => {
      element?.removeEventListener('pointermove', move);
      element?.removeEventListener('pointerleave', leave);
    };
  }, [stage]);
  return useCallback(() => {
    if (!at.current) return middle();
    const { x, y } = screenToFlowPosition(at.current);
    return { x: x - CARD_WIDTH / 2, y: y - 32 };
  }, [screenToFlowPosition, middle]);
}
