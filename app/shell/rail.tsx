'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { cn } from '../ui/cn.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Brand } from './brand.tsx';
import { type RailWidth, rememberRail } from './rail-width.ts';
import { onShortcut } from './shortcuts.ts';

interface RailProps {
  /** As it was left, from a cookie: so the first paint is right. */
  width: RailWidth;
  children: ReactNode;
}

/** 220 px wide, or only icons where the person or a narrower window wants it; a sheet on phones. */
export function Rail({ width: remembered, children }: RailProps) {
  const t = useTranslations('shell.rail');
  const [width, setWidth] = useState(remembered);
  const narrow = width === 'narrow';
  useEffect(
    () =>
      onShortcut('[', () => {
        setWidth((before) => rememberRail(before === 'narrow' ? 'wide' : 'narrow'));
      }),
    [],
  );
  return (
    <nav
      aria-label={t('label')}
      className={cn(
        'group/rail flex w-12 shrink-0 flex-col border-line border-r bg-surface max-sm:hidden print:hidden',
        narrow ? 'lg:w-12' : 'lg:w-[220px]',
      )}
      data-rail={width}
    >
      <Brand />
      <div className="min-h-0 grow overflow-y-auto overflow-x-hidden p-2">{children}</div>
      <div className="border-line border-t p-2 max-lg:hidden">
        <IconButton
          aria-expanded={!narrow}
          icon={narrow ? <PanelLeftOpen /> : <PanelLeftClose />}
          label={t(narrow ? 'widen' : 'narrow')}
          onClick={() => setWidth(rememberRail(narrow ? 'wide' : 'narrow'))}
        />
      </div>
    </nav>
  );
}
