import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { Badge, cn, IconButton, useRemembered } from '../../ui/index.ts';

export type BottomTab = 'problems' | 'bench';

const LEAST = 120;
const MOST = 560;
const USUAL = 240;
const STEP = 24;

const within = (height: number): number => Math.min(MOST, Math.max(LEAST, Math.round(height)));

/** The upper edge of the pane: dragged, or moved by the arrow keys. */
function Edge({ height, onChange }: { height: number; onChange: (height: number) => void }) {
  const t = useTranslations('editor.bottom');
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const { clientY: start, pointerId, currentTarget } = event;
    currentTarget.setPointerCapture(pointerId);
    const move = (moved: globalThis.PointerEvent) => onChange(height + start - moved.clientY);
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener(
      'lostpointercapture',
      () => currentTarget.removeEventListener('pointermove', move),
      { once: true },
    );
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowUp') onChange(height + STEP);
    if (key === 'ArrowDown') onChange(height - STEP);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr can't be moved
    <div
      aria-label={t('resize')}
      aria-orientation="horizontal"
      aria-valuemax={MOST}
      aria-valuemin={LEAST}
      aria-valuenow={height}
      className="-top-1 absolute inset-x-0 z-10 h-2 cursor-row-resize touch-none hover:bg-accent-soft"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      role="separator"
      tabIndex={0}
    />
  );
}

interface BottomPaneProps {
  tab: BottomTab | null;
  onTab: (tab: BottomTab | null) => void;
  errors: number;
  warnings: number;
  children: ReactNode;
}

/** Problems and test bench below the canvas: one is open, or none. */
export function BottomPane({ tab, onTab, errors, warnings, children }: BottomPaneProps) {
  const t = useTranslations('editor.bottom');
  const [remembered, remember] = useRemembered('canvas.bottom');
  const height = within(Number(remembered ?? USUAL) || USUAL);
  const look = (isOpen: boolean) =>
    cn(
      'flex h-full items-center gap-1.5 border-transparent border-b-2 px-0.5 font-medium text-muted text-sm hover:text-ink',
      isOpen && 'border-accent text-ink',
    );
  const toggle = (wanted: BottomTab) => onTab(tab === wanted ? null : wanted);
  return (
    <section aria-label={t('label')} className="relative shrink-0 border-line border-t bg-surface">
      {tab !== null && <Edge height={height} onChange={(next) => remember(String(within(next)))} />}
      <div className="flex h-9 items-center gap-5 px-3">
        <button
          aria-expanded={tab === 'problems'}
          className={look(tab === 'problems')}
          onClick={() => toggle('problems')}
          type="button"
        >
          {t('problems')}
          {errors > 0 && <Badge tone="danger">{t('errors', { count: errors })}</Badge>}
          {warnings > 0 && <Badge tone="notice">{t('warnings', { count: warnings })}</Badge>}
        </button>
        <button
          aria-expanded={tab === 'bench'}
          className={look(tab === 'bench')}
          onClick={() => toggle('bench')}
          type="button"
        >
          {t('bench')}
        </button>
        <IconButton
          className="ml-auto"
          icon={tab === null ? <ChevronUp /> : <ChevronDown />}
          label={tab === null ? t('open') : t('close')}
          onClick={() => onTab(tab === null ? 'bench' : null)}
          size="sm"
        />
      </div>
      {tab !== null && (
        <div
          className="overflow-y-auto border-line border-t"
          ref={(element) => element?.style.setProperty('height', `${height}px`)}
        >
          {children}
        </div>
      )}
    </section>
  );
}
