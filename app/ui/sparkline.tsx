import { cn } from './cn.ts';

export interface ChartPoint {
  /** Period or moment, in words. */
  label: string;
  /** A float is enough to draw; figures that are read come as text elsewhere. */
  value: number;
  /** The period is not over: drawn open. */
  partial?: boolean;
}

interface SparklineProps {
  points: readonly ChartPoint[];
  /** What is shown, with first and last figure, for those who can't see it. */
  title: string;
  width?: number;
  height?: number;
  className?: string;
}

interface Frame {
  width: number;
  height: number;
}

const PAD = 3;

/** The scale always holds zero, so that a small change doesn't look like a large one. */
function scaleOf(points: readonly ChartPoint[], { height }: Frame) {
  const values = points.map(({ value }) => value);
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const span = top - bottom || 1;
  return (value: number) => PAD + ((top - value) / span) * (height - 2 * PAD);
}

/** A line of figures with its zero line. */
export function Sparkline({ points, title, width = 120, height = 32, className }: SparklineProps) {
  const y = scaleOf(points, { width, height });
  const step = points.length > 1 ? (width - 2 * PAD) / (points.length - 1) : 0;
  const at = points.map(({ value }, index) => ({ x: PAD + index * step, y: y(value) }));
  const closed = points.findIndex(({ partial }) => partial);
  const end = closed === -1 ? at.length : closed;
  const path = (part: typeof at) => part.map((point) => `${point.x},${point.y}`).join(' ');
  const last = at.at(-1);
  return (
    <svg
      aria-label={title}
      className={cn('overflow-visible', className)}
      height={height}
      role="img"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
    >
      <line className="stroke-line-strong" strokeWidth="1" x1="0" x2={width} y1={y(0)} y2={y(0)} />
      <polyline
        className="fill-none stroke-chart-1"
        points={path(at.slice(0, end))}
        strokeWidth="1.5"
      />
      {end < at.length && (
        <polyline
          className="fill-none stroke-chart-1"
          points={path(at.slice(Math.max(end - 1, 0)))}
          strokeDasharray="2 2"
          strokeWidth="1.5"
        />
      )}
      {last && (
        <circle
          className={end < at.length ? 'fill-surface stroke-chart-1' : 'fill-chart-1'}
          cx={last.x}
          cy={last.y}
          r="2"
        />
      )}
    </svg>
  );
}

/** Bars from the zero line; each says its figure when pointed at. */
export function BarMini({ points, title, width = 160, height = 40, className }: SparklineProps) {
  const y = scaleOf(points, { width, height });
  const slot = (width - 2 * PAD) / Math.max(points.length, 1);
  const bar = Math.max(Math.min(slot * 0.7, 24), 1);
  return (
    <svg
      aria-label={title}
      className={className}
      height={height}
      role="img"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
    >
      {points.map(({ label, value, partial }, index) => (
        <rect
          className={cn(
            value < 0 ? 'fill-chart-2' : 'fill-chart-1',
            partial && 'fill-accent-soft stroke-chart-1 [stroke-dasharray:2_2]',
          )}
          height={Math.max(Math.abs(y(value) - y(0)), value === 0 ? 0 : 1)}
          key={label}
          width={bar}
          x={PAD + index * slot + (slot - bar) / 2}
          y={Math.min(y(value), y(0))}
        >
          <title>{`${label}: ${value}`}</title>
        </rect>
      ))}
      <line className="stroke-line-strong" strokeWidth="1" x1="0" x2={width} y1={y(0)} y2={y(0)} />
    </svg>
  );
}
