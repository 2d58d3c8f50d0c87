import type { KeyboardEvent, PointerEvent } from 'react';
import { useCallback } from 'react';
import { useRemembered } from '../ui/index.ts';

const LEAST = 264;
const MOST = 640;
const USUAL = 336;
const STEP = 24;

const within = (width: number): number => Math.min(MOST, Math.max(LEAST, Math.round(width)));

/** The inspector's width in pixels, remembered on this machine. */
export function useInspectorWidth(): [number, (width: number) => void] {
  const [remembered, remember] = useRemembered('canvas.inspector');
  const width = within(Number(remembered ?? USUAL) || USUAL);
  return [width, useCallback((next) => remember(String(within(next))), [remember])];
}

interface ResizeHandleProps {
  label: string;
  width: number;
  onChange: (width: number) => void;
}

/** The edge of the inspector: dragged, or moved by the arrow keys. */
export function ResizeHandle({ label, width, onChange }: ResizeHandleProps) {
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const { clientX: start, pointerId, currentTarget } = event;
    currentTarget.setPointerCapture(pointerId);
    const move = (moved: globalThis.PointerEvent) => onChange(width + start - moved.clientX);
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener(
      'lostpointercapture',
      () => currentTarget.removeEventListener('pointermove', move),
      { once: true },
    );
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') onChange(width + STEP);
    if (key === 'ArrowRight') onChange(width - STEP);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr can't be moved
    <div
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemax={MOST}
      aria-valuemin={LEAST}
      aria-valuenow={width}
      className="-left-1 absolute inset-y-0 z-10 w-2 cursor-col-resize touch-none hover:bg-accent-soft max-md:hidden"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      role="separator"
      tabIndex={0}
    />
  );
}
