'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Kbd } from '../ui/kbd.tsx';
import type { PaletteAction } from './palette/actions.ts';
import { onShortcut } from './shortcuts.ts';
import { useModifierKey } from './use-modifier-key.ts';

const load = () => import('./palette/palette.tsx').then(({ Palette }) => Palette);
const Palette = dynamic(load, { ssr: false });

/** Ctrl is most often followed by K, so that the palette is there when its key comes. */
function loadBeforehand({ key }: KeyboardEvent): void {
  if (key === 'Control' || key === 'Meta') void load();
}

interface PaletteButtonProps {
  actions: readonly PaletteAction[];
  owner: string;
}

/** The search of everything; the palette itself is fetched when it is first wanted. */
export function PaletteButton({ actions, owner }: PaletteButtonProps) {
  const t = useTranslations('palette');
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const modifier = useModifierKey();
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  useEffect(() => {
    window.addEventListener('keydown', loadBeforehand);
    return () => window.removeEventListener('keydown', loadBeforehand);
  }, []);
  useEffect(() => {
    const ends = [onShortcut('mod+k', show), onShortcut('/', show)];
    return () => {
      for (const end of ends) end();
    };
  });
  return (
    <>
      <button
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-8 items-center gap-2 rounded-md border border-line-strong bg-sunken px-2.5 text-muted text-sm hover:border-line-field md:w-64 lg:w-72"
        onClick={show}
        onPointerEnter={() => void load()}
        type="button"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="truncate max-md:sr-only">{t('button')}</span>
        <span aria-hidden="true" className="ml-auto flex gap-0.5 max-md:hidden">
          <Kbd>{modifier}</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      {wanted && <Palette actions={actions} onOpenChange={setOpen} open={open} owner={owner} />}
    </>
  );
}
