import type { TemplateSummary } from '#engine/runtime/design';
import { NODE_VIEWS, type NodeFamily } from '../../../canvas/nodes/index.ts';

const WIDTH = 240;
const HEIGHT = 64;
const MARGIN = 24;
/** Flatter than this and a drawing is but a line. */
const LEAST_RATIO = 0.28;

const FILLS: Record<NodeFamily, string> = {
  fact: 'fill-chart-8',
  decision: 'fill-chart-5',
  charge: 'fill-chart-1',
  adjustment: 'fill-chart-4',
  line: 'fill-chart-6',
};

interface FlowSketchProps extends Pick<TemplateSummary, 'nodes' | 'edges'> {
  label: string;
}

/** What a flow looks like from afar: its nodes by family, and what leads where. */
export function FlowSketch({ nodes, edges, label }: FlowSketchProps) {
  const places = new Map(nodes.map((node) => [node.id, node]));
  const right = Math.max(...nodes.map(({ x }) => x + WIDTH)) + MARGIN;
  const bottom = Math.max(...nodes.map(({ y }) => y + HEIGHT)) + MARGIN;
  const [left, top] = [
    Math.min(...nodes.map(({ x }) => x)) - MARGIN,
    Math.min(...nodes.map(({ y }) => y)) - MARGIN,
  ];
  const width = right - left;
  const spare = Math.max(0, width * LEAST_RATIO - (bottom - top));
  return (
    <svg
      aria-label={label}
      className="h-28 w-full"
      preserveAspectRatio="xMidYMid meet"
      role="img"
      viewBox={`${left} ${top - spare / 2} ${width} ${bottom - top + spare}`}
    >
      {edges.map(({ from, to }) => {
        const [start, end] = [places.get(from), places.get(to)];
        if (!start || !end) return null;
        const [x1, y1] = [start.x + WIDTH, start.y + HEIGHT / 2];
        const [x2, y2] = [end.x, end.y + HEIGHT / 2];
        const bend = Math.max(24, (x2 - x1) / 2);
        return (
          <path
            className="fill-none stroke-line-field"
            d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
            key={`${from} ${to}`}
            strokeWidth={6}
          />
        );
      })}
      {nodes.map(({ id, kind, x, y }) => (
        <g key={id}>
          <rect
            className="fill-surface stroke-line-field"
            height={HEIGHT}
            rx={10}
            strokeWidth={4}
            width={WIDTH}
            x={x}
            y={y}
          />
          <rect
            className={FILLS[NODE_VIEWS[kind].family]}
            height={HEIGHT}
            rx={6}
            width={28}
            x={x}
            y={y}
          />
        </g>
      ))}
    </svg>
  );
}
