import { createContext, useContext, useMemo, useState } from 'react';
import { useRemembered } from '../../ui/index.ts';
import type { PortRef } from '../edit/index.ts';
import type { Place } from '../graph/index.ts';

/** Choosing a kind of node by its name, where it is to stand. */
export interface QuickAdd {
  /** Where the new card's corner is, on the drawing. */
  at: Place;
  /** Where the list is shown, from the corner of the canvas. */
  screen: Place;
  /** The port that it is to be connected with: that one is the `from` or the `to` of the edge. */
  link?: { end: 'from' | 'to'; port: PortRef };
}

export type DeskDialog = 'import' | 'image';
/** A pane that small screens show over the canvas. */
export type DeskSheet = 'palette' | 'details';

/** What is open in the editor, and how its canvas behaves. Nothing of it belongs to the document. */
export interface Desk {
  isSearching: boolean;
  setSearching: (isSearching: boolean) => void;
  quickAdd: QuickAdd | undefined;
  setQuickAdd: (quickAdd: QuickAdd | undefined) => void;
  /** The note whose text is being written. */
  writing: string | undefined;
  setWriting: (note: string | undefined) => void;
  dialog: DeskDialog | undefined;
  setDialog: (dialog: DeskDialog | undefined) => void;
  sheet: DeskSheet | undefined;
  setSheet: (sheet: DeskSheet | undefined) => void;
  /** Everything is drawn, in sight or not: for a picture of the whole. */
  isWhole: boolean;
  setWhole: (isWhole: boolean) => void;
  isSnapping: boolean;
  toggleSnap: () => void;
  /** Dragging moves the canvas, instead of selecting what is on it. */
  isHand: boolean;
  toggleHand: () => void;
}

const DeskContext = createContext<Desk | undefined>(undefined);
export const DeskProvider = DeskContext;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a part of the editor stands outside of it');
  return desk;
}

/** A finger has no second button: it drags the canvas unless the person says otherwise. */
const usesFinger = (): boolean => window.matchMedia('(pointer: coarse)').matches;

export function useNewDesk(): Desk {
  const [isSearching, setSearching] = useState(false);
  const [quickAdd, setQuickAdd] = useState<QuickAdd>();
  const [writing, setWriting] = useState<string>();
  const [dialog, setDialog] = useState<DeskDialog>();
  const [sheet, setSheet] = useState<DeskSheet>();
  const [isWhole, setWhole] = useState(false);
  const [snap, rememberSnap] = useRemembered('canvas.snap');
  const [hand, rememberHand] = useRemembered('canvas.hand');
  const isSnapping = snap === 'on';
  const isHand = hand === null ? usesFinger() : hand === 'on';
  return useMemo(
    () => ({
      isSearching,
      setSearching,
      quickAdd,
      setQuickAdd,
      writing,
      setWriting,
      dialog,
      setDialog,
      sheet,
      setSheet,
      isWhole,
      setWhole,
      isSnapping,
      toggleSnap: () => rememberSnap(isSnapping ? 'off' : 'on'),
      isHand,
      toggleHand: () => rememberHand(isHand ? 'off' : 'on'),
    }),
    [
      isSearching,
      quickAdd,
      writing,
      dialog,
      sheet,
      isWhole,
      isSnapping,
      isHand,
      rememberSnap,
      rememberHand,
    ],
  );
}
