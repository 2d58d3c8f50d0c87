'use client';

import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import * as Dialog from 'radix-ui/dialog';
import { useMemo, useRef, useState } from 'react';
import { scrim } from '../../ui/dialog.tsx';
import { focusBody, returnFocus } from '../../ui/focus-body.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { narrow, type PaletteAction } from './actions.ts';
import { ActionItems, CommandItems, FoundItems, RecentItems } from './items.tsx';
import { narrowCommands, type PageCommand, usePageOffer } from './page-commands.ts';
import { useChoice } from './use-choice.ts';
import { useFound } from './use-found.ts';
import { usePaletteRun } from './use-palette-run.ts';

interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  actions: readonly PaletteAction[];
  /** Whose recent items are shown. */
  owner: string;
}

/** Finds customers, invoices, designs and what can be done; all of it by keyboard. */
export function Palette({ open, onOpenChange, actions, owner }: PaletteProps) {
  const t = useTranslations('palette');
  return (
    <Dialog.Root onOpenChange={onOpenChange} open={open}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrim} />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          onOpenAutoFocus={focusBody}
          className="fixed top-[12vh] left-1/2 z-40 w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 animate-fade-in overflow-hidden rounded-panel bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <PaletteBody actions={actions} owner={owner} onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type PaletteBodyProps = Pick<PaletteProps, 'actions' | 'owner'> & { onDone: () => void };

function PaletteBody({ actions, owner, onDone }: PaletteBodyProps) {
  const t = useTranslations('palette');
  const [text, setText] = useState('');
  const { found, searching, isError } = useFound(text);
  const { recent, go, perform } = usePaletteRun(owner, onDone);
  const shown = narrow(actions, text);
  const page = usePageOffer();
  const commands = useMemo(() => page?.commands() ?? [], [page]);
  const own = useMemo(() => narrowCommands(commands, text), [commands, text]);
  const run = (command: PageCommand) => {
    onDone();
    // The palette first gives the focus back.
    setTimeout(command.run);
  };
  const list = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useChoice(list, [text, found]);
  const nothing =
    shown.length + own.length === 0 &&
    !searching &&
    !Object.values(found ?? {}).some((rows) => rows.length > 0);
  return (
    <Command label={t('title')} loop onValueChange={setChoice} shouldFilter={false} value={choice}>
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        {searching ? (
          <Spinner className="text-muted" />
        ) : (
          <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        )}
        <Command.Input
          className="h-12 w-full min-w-0 bg-transparent text-base outline-none"
          onValueChange={setText}
          placeholder={t('placeholder')}
          value={text}
        />
      </div>
      <Command.List
        className="max-h-[min(26rem,60vh)] overflow-y-auto p-1.5"
        label={t('results')}
        ref={list}
      >
        {page && <CommandItems commands={own} name={page.name} onSelect={run} />}
        {text.trim() === '' && <RecentItems items={recent} onSelect={go} />}
        {found && <FoundItems found={found} onSelect={go} />}
        <ActionItems actions={shown} onSelect={perform} />
        {nothing && (
          <p className="px-3 py-6 text-center text-muted text-sm" role="status">
            {isError ? t('failed') : t('nothing', { text })}
          </p>
        )}
      </Command.List>
      <p
        aria-hidden="true"
        className="flex items-center gap-4 border-line border-t px-4 py-2 text-muted text-xs max-sm:hidden"
      >
        <span className="flex items-center gap-1">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> {t('hints.move')}
        </span>
        <span className="flex items-center gap-1">
          <Kbd>↵</Kbd> {t('hints.open')}
        </span>
        <span className="flex items-center gap-1">
          <Kbd>Esc</Kbd> {t('hints.close')}
        </span>
      </p>
    </Command>
  );
}
