import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge, cn, IconButton, ResizeHandle, useRememberedSize } from '../../ui/index.ts';

export type BottomTab = 'problems' | 'bench' | 'scenarios';

const HEIGHT = { least: 120, most: 560, usual: 240 };

interface BottomPaneProps {
  tab: BottomTab | null;
  onTab: (tab: BottomTab | null) => void;
  errors: number;
  warnings: number;
  /** Scenarios that the draft gets wrong. */
  failing: number;
  children: ReactNode;
}

/** Problems, test bench and scenarios below the canvas: one is open, or none. */
export function BottomPane({ tab, onTab, errors, warnings, failing, children }: BottomPaneProps) {
  const t = useTranslations('editor.bottom');
  const [height, setHeight] = useRememberedSize('canvas.bottom', HEIGHT);
  const look = (isOpen: boolean) =>
    cn(
      'flex h-full shrink-0 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-0.5 font-medium text-muted text-sm hover:text-ink',
      isOpen && 'border-accent text-ink',
    );
  const toggle = (wanted: BottomTab) => onTab(tab === wanted ? null : wanted);
  return (
    <section aria-label={t('label')} className="relative shrink-0 border-line border-t bg-surface">
      {tab !== null && (
        <ResizeHandle
          bounds={HEIGHT}
          edge="top"
          label={t('resize')}
          onChange={setHeight}
          size={height}
        />
      )}
      <div className="flex h-9 items-center gap-5 overflow-x-auto px-3 max-md:gap-3">
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
        <button
          aria-expanded={tab === 'scenarios'}
          className={look(tab === 'scenarios')}
          onClick={() => toggle('scenarios')}
          type="button"
        >
          {t('scenarios')}
          {failing > 0 && <Badge tone="danger">{t('failing', { count: failing })}</Badge>}
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
