import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Something that the open page can do, for the palette. */
export interface PageCommand {
  id: string;
  label: string;
  /** Its keys, or what it is about. */
  detail?: string;
  /** Only found by what is typed: there are many of its kind. */
  isSearched?: boolean;
  run: () => void;
}

/** Keys of the open page by what they do, for the list of shortcuts. */
export interface PageShortcuts {
  name: string;
  keys: readonly (readonly [what: string, ...ways: (readonly string[])[]])[];
}

interface PageOffer {
  /** What the page is called above its commands. */
  name: string;
  /** Asked only when the palette is open: they may be many. */
  commands: () => readonly PageCommand[];
  shortcuts: readonly PageShortcuts[];
}

let offered: PageOffer | undefined;
const listeners = new Set<() => void>();

function offer(next: PageOffer | undefined): void {
  offered = next;
  for (const listener of listeners) listener();
}

/** While the component is there, the palette and the list of shortcuts begin with what it can do. */
export function useOfferToPalette(next: PageOffer): void {
  const latest = useRef(next);
  latest.current = next;
  const { name } = next;
  useEffect(() => {
    offer({
      name,
      commands: () => latest.current.commands(),
      shortcuts: latest.current.shortcuts,
    });
    return () => offer(undefined);
  }, [name]);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePageOffer = (): PageOffer | undefined =>
  useSyncExternalStore(
    listen,
    () => offered,
    () => undefined,
  );

const MOST_SHOWN = 12;

/** Those that have every word of the text; of an empty text those that are worth a line. */
export function narrowCommands(commands: readonly PageCommand[], text: string): PageCommand[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands.filter(({ isSearched }) => !isSearched);
  return commands
    .filter(({ label, detail = '' }) => {
      const said = `${label} ${detail}`.toLowerCase();
      return words.every((word) => said.includes(word));
    })
    .slice(0, MOST_SHOWN);
}
