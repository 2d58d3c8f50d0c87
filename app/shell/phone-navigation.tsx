'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { Sheet } from '../ui/sheet.tsx';

interface PhoneNavigationProps {
  /** The entries of the rail. */
  children: ReactNode;
  /** Language and theme, for which the header has no room. */
  preferences: ReactNode;
}

/** The rail of a phone: a sheet behind a button. */
export function PhoneNavigation({ children, preferences }: PhoneNavigationProps) {
  const t = useTranslations('shell.rail');
  const [open, setOpen] = useState(false);
  const address = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(() => setOpen(false), [address]);
  return (
    <div className="sm:hidden">
      <IconButton icon={<MenuIcon />} label={t('open')} onClick={() => setOpen(true)} size="lg" />
      <Sheet onClose={() => setOpen(false)} open={open} side="left" title={t('label')}>
        <nav aria-label={t('label')} className="-mx-2">
          {children}
        </nav>
        <div className="border-line border-t pt-4">{preferences}</div>
      </Sheet>
    </div>
  );
}
