'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { type PageShortcuts, usePageOffer } from './palette/page-commands.ts';
import { onShowShortcuts } from './shortcuts.ts';
import { useModifierKey } from './use-modifier-key.ts';

/** The keys that work everywhere; `?` shows them. */
export function ShortcutsDialog() {
  const t = useTranslations('shell.shortcuts');
  const [open, setOpen] = useState(false);
  const modifier = useModifierKey();
  useEffect(() => onShowShortcuts(() => setOpen(true)), []);
  const page = usePageOffer();
  const groups = [
    ...(page?.shortcuts ?? []),
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
  ] satisfies PageShortcuts[];
  return (
    <Dialog onOpenChange={setOpen} open={open} size={page ? 'lg' : 'sm'} title={t('title')}>
      <div className={page ? 'gap-x-8 sm:columns-2' : undefined}>
        {groups.map((group) => (
          <Group key={group.name} {...group} modifier={modifier} />
        ))}
      </div>
    </Dialog>
  );
}

/** Pages write Ctrl for whichever key it is here. */
function Group({ name, keys, modifier }: PageShortcuts & { modifier: string }) {
  return (
    <section className="mb-4 break-inside-avoid last:mb-2">
      <h3 className="mb-1 text-muted text-xs">{name}</h3>
      <dl>
        {keys.map(([what, ...ways]) => (
          <div className="flex h-8 items-center justify-between gap-3 text-sm" key={what}>
            <dt className="min-w-0 truncate">{what}</dt>
            <dd className="flex shrink-0 items-center gap-2">
              {ways.map((way) => (
                <span className="flex gap-0.5" key={way.join()}>
                  {way.map((key) => (
                    <Kbd key={key}>{key === 'Ctrl' ? modifier : key}</Kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
