'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { onShowShortcuts } from './shortcuts.ts';
import { useModifierKey } from './use-modifier-key.ts';

/** The keys that work everywhere; `?` shows them. */
export function ShortcutsDialog() {
  const t = useTranslations('shell.shortcuts');
  const [open, setOpen] = useState(false);
  const modifier = useModifierKey();
  useEffect(() => onShowShortcuts(() => setOpen(true)), []);
  const groups = [
    {
      name: t('everywhere'),
      keys: [
        [t('search'), [modifier, 'K'], ['/']],
        [t('rail'), ['[']],
        [t('help'), ['?']],
        [t('close'), ['Esc']],
      ],
    },
    {
      name: t('tables'),
      keys: [
        [t('rows'), ['↑'], ['↓']],
        [t('ends'), ['Home'], ['End']],
        [t('open'), ['Enter']],
        [t('select'), ['Space']],
      ],
    },
  ] as const;
  return (
    <Dialog onOpenChange={setOpen} open={open} size="sm" title={t('title')}>
      {groups.map(({ name, keys }) => (
        <section className="mb-4 last:mb-2" key={name}>
          <h3 className="mb-1 text-muted text-xs">{name}</h3>
          <dl>
            {keys.map(([what, ...ways]) => (
              <div className="flex h-8 items-center justify-between text-sm" key={what}>
                <dt>{what}</dt>
                <dd className="flex items-center gap-2">
                  {ways.map((way) => (
                    <span className="flex gap-0.5" key={way.join()}>
                      {way.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
