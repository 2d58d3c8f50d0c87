import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useRef, useState } from 'react';
import { canInsert, GRID } from '../../edit/index.ts';
import { CARD_WIDTH, NOTE_SIZE, type Place } from '../../graph/index.ts';
import { isOffer, OFFER_TYPE, type Offer, offerInHand } from '../offers.ts';
import { useDesk } from '../use-desk.ts';
import type { Editor } from '../use-editor.ts';

/** Where what is dragged from the palette would come to lie. */
export interface Drop {
  offer: Offer;
  at: Place;
  /** The connection that it would be put on. */
  edge: string | undefined;
}

const onGrid = (figure: number): number => Math.round(figure / GRID) * GRID;

const isSame = (a: Drop | undefined, b: Drop): boolean =>
  a?.offer === b.offer && a.at.x === b.at.x && a.at.y === b.at.y && a.edge === b.edge;

/** Kinds and notes dragged from the palette: onto an edge, or where there is room. */
export function useDropping({ flow, edit }: Editor) {
  const { screenToFlowPosition } = useReactFlow();
  const { isSnapping } = useDesk();
  const [drop, setDrop] = useState<Drop>();
  const depth = useRef(0);
  const dropAt = (event: DragEvent, offer: Offer): Drop => {
    const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const width = offer === 'note' ? NOTE_SIZE.width.usual : CARD_WIDTH;
    const at = { x: x - width / 2, y: y - 32 };
    const target = event.target instanceof Element ? event.target : undefined;
    const edge = target?.closest<HTMLElement>('.react-flow__edge')?.dataset.id;
    const fits = edge !== undefined && offer !== 'note' && canInsert(flow, edge, offer).ok;
    return {
      offer,
      at: isSnapping ? { x: onGrid(at.x), y: onGrid(at.y) } : at,
      edge: fits ? edge : undefined,
    };
  };
  const end = () => {
    depth.current = 0;
    setDrop(undefined);
  };
  return {
    drop,
    onDragEnter: () => {
      depth.current += 1;
    },
    onDragLeave: () => {
      depth.current -= 1;
      if (depth.current <= 0) end();
    },
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(OFFER_TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const offer = offerInHand();
      if (!offer) return;
      const next = dropAt(event, offer);
      setDrop((before) => (isSame(before, next) ? before : next));
    },
    onDrop: (event: DragEvent) => {
      end();
      const offer = event.dataTransfer.getData(OFFER_TYPE);
      if (!isOffer(offer)) return;
      event.preventDefault();
      const { at, edge } = dropAt(event, offer);
      if (offer === 'note') edit({ type: 'add-note', at });
      else if (edge === undefined) edit({ type: 'add-node', kind: offer, at });
      else edit({ type: 'insert-on-edge', edge, kind: offer, at });
    },
  };
}
