import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { CARD_WIDTH, type Place } from '../graph/index.ts';

/** The middle of what is seen, for what comes without a place. */
export function usePlaces(): () => Place {
  const { screenToFlowPosition } = useReactFlow();
  const store = useStoreApi();
  return useCallback((): Place => {
    const box = store.getState().domNode?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    const { x, y } = screenToFlowPosition({
      x: box.left + box.width / 2,
      y: box.top + box.height / 2,
    });
    return { x: x - CARD_WIDTH / 2, y: y - 32 };
  }, [store, screenToFlowPosition]);
}
