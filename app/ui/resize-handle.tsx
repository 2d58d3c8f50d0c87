'use client';

import { type KeyboardEvent, type PointerEvent, useCallback } from 'react';
import { cn } from './cn.ts';
import { useRemembered } from './use-remembered.ts';

/** Sizes of a pane, in pixels. */
export interface SizeBounds {
  least: number;
  most: number;
  usual: number;
}

const STEP = 24;

/** A pane's size in pixels, remembered on this machine. */
export function useRememberedSize(
  name: string,
  { least, most, usual }: SizeBounds,
): [number, (size: number) => void] {
  const [remembered, remember] = useRemembered(name);
  const within = useCallback(
    (size: number) => Math.min(most, Math.max(least, Math.round(size))),
    [least, most],
  );
  const size = within(Number(remembered ?? usual) || usual);
  return [size, useCallback((next) => remember(String(within(next))), [remember, within])];
}

const LOOKS = {
  left: '-left-1 inset-y-0 w-2 cursor-col-resize max-md:hidden',
  top: '-top-1 inset-x-0 h-2 cursor-row-resize',
};
const KEYS = {
  left: { ArrowLeft: STEP, ArrowRight: -STEP },
  top: { ArrowUp: STEP, ArrowDown: -STEP },
};

interface ResizeHandleProps {
  /** The edge of the pane that moves. */
  edge: 'left' | 'top';
  label: string;
  size: number;
  bounds: SizeBounds;
  onChange: (size: number) => void;
}

/** The edge of a pane: dragged, or moved by the arrow keys. */
export function ResizeHandle({ edge, label, size, bounds, onChange }: ResizeHandleProps) {
  const at = ({ clientX, clientY }: { clientX: number; clientY: number }) =>
    edge === 'left' ? clientX : clientY;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const start = at(event);
    const { pointerId, currentTarget } = event;
    currentTarget.setPointerCapture(pointerId);
    const move = (moved: globalThis.PointerEvent) => onChange(size + start - at(moved));
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener(
      'lostpointercapture',
      () => currentTarget.removeEventListener('pointermove', move),
      { once: true },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = (KEYS[edge] as Record<string, number>)[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onChange(size + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr can't be moved
    <div
      aria-label={label}
      aria-orientation={edge === 'left' ? 'vertical' : 'horizontal'}
      aria-valuemax={bounds.most}
      aria-valuemin={bounds.least}
      aria-valuenow={size}
      className={cn('absolute z-10 touch-none hover:bg-accent-soft', LOOKS[edge])}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      role="separator"
      tabIndex={0}
    />
  );
}
