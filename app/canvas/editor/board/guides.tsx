import { ViewportPortal } from '@xyflow/react';
import type { Guide } from '../../edit/index.ts';

const LONG = 20_000;

/** The lines that a dragged card lies on. */
export function Guides({ guides }: { guides: readonly Guide[] }) {
  return (
    <ViewportPortal>
      {guides.map(({ axis, at }) => (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute bg-accent"
          key={axis}
          style={
            axis === 'x'
              ? { left: at, top: -LONG, width: 1, height: 2 * LONG }
              : { top: at, left: -LONG, height: 1, width: 2 * LONG }
          }
        />
      ))}
    </ViewportPortal>
  );
}
