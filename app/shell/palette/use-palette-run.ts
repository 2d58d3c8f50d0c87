import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { chooseLanguage, chooseTheme } from '../actions.ts';
import { showShortcuts } from '../shortcuts.ts';
import type { PaletteAction } from './actions.ts';
import { type RecentItem, useRecent } from './recent.ts';

function formOf(name: string, value: string): FormData {
  const form = new FormData();
  form.set(name, value);
  return form;
}

/** What happens when something of the palette is chosen. */
export function usePaletteRun(owner: string, onDone: () => void) {
  const router = useRouter();
  const [recent, remember] = useRecent(owner);
  const go = (item: RecentItem) => {
    remember(item);
    onDone();
    router.push(item.href);
  };
  const perform = (action: PaletteAction) => {
    onDone();
    if ('href' in action) router.push(action.href);
    else if ('shortcuts' in action) showShortcuts();
    else if ('theme' in action) startTransition(() => chooseTheme(formOf('theme', action.theme)));
    else startTransition(() => chooseLanguage(formOf('locale', action.locale)));
  };
  return { recent, go, perform };
}
