import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import {
  type PageCommand,
  type PageShortcuts,
  useOfferToPalette,
} from '../../../shell/palette/page-commands.ts';
import { ARRANGEMENTS, KINDS } from '../../edit/index.ts';
import { noteKey } from '../../graph/index.ts';
import { type FlowModel, titleOf } from '../../model.ts';
import { kindLabel } from '../offers.ts';
import type { Editor } from '../use-editor.ts';
import type { ActionName, Actions } from './actions.ts';
import { ACTION_KEYS, SHORTCUT_GROUPS, type ShortcutGroup } from './shortcuts.ts';

/** In the order in which an empty search shows them. */
const LISTED: readonly ActionName[] = [
  'addNode',
  'addNote',
  'undo',
  'redo',
  'layOut',
  'fit',
  'search',
  'bench',
  'problems',
  'exportImage',
];
const FOUND: readonly ActionName[] = [
  'addAfter',
  'duplicate',
  'remove',
  'selectAll',
  'zoomIn',
  'zoomOut',
  'zoomWhole',
  'snap',
  'hand',
  'scenarios',
  'nextProblem',
  'lastProblem',
  'exportJson',
  'importJson',
  'help',
];
const MOST_TITLE = 60;

const GROUPS: readonly ShortcutGroup[] = ['add', 'edit', 'see', 'go'];

function useShortcuts(): PageShortcuts[] {
  const t = useTranslations('editor.commands');
  const k = useTranslations('editor.keys');
  return useMemo(
    () =>
      GROUPS.map((group) => ({
        name: k(`groups.${group}`),
        keys: SHORTCUT_GROUPS[group].map((entry) => {
          if (typeof entry === 'string') return [t(entry), ACTION_KEYS[entry] ?? []] as const;
          const [word, ...ways] = entry;
          return [k(word), ...ways] as const;
        }),
      })),
    [t, k],
  );
}

/** Everything that the editor can do, offered to the palette and to the list of shortcuts. */
export function useCommands(editor: Editor, model: FlowModel, actions: Actions): void {
  const t = useTranslations('editor.commands');
  const f = useTranslations('flows.canvas');
  const locale = useLocale();
  const of = (name: ActionName, isSearched: boolean): PageCommand => ({
    id: name,
    label: t(name),
    detail: ACTION_KEYS[name]?.join(' ') ?? '',
    isSearched,
    run: actions[name],
  });
  const commands = () => [
    ...LISTED.map((name) => of(name, false)),
    ...FOUND.map((name) => of(name, true)),
    ...KINDS.map((kind) => ({
      id: `add ${kind}`,
      label: t('addKind', { kind: kindLabel(kind)[locale] }),
      isSearched: true,
      run: () => actions.add(kind),
    })),
    ...(editor.selection.nodes.size + editor.selection.notes.size > 1
      ? ARRANGEMENTS.map((how) => ({
          id: `arrange ${how}`,
          label: t(`arrange.${how}`),
          isSearched: true,
          run: () => actions.arrange(how),
        }))
      : []),
    ...model.graph.nodes.map((card) => ({
      id: `go ${card.id}`,
      label: t('goTo', { title: titleOf(card, locale) }),
      detail: card.id,
      isSearched: true,
      run: () => actions.goTo(card.id),
    })),
    ...model.notes.map(({ id, text }) => ({
      id: `go ${noteKey(id)}`,
      label: t('goTo', { title: text.slice(0, MOST_TITLE) }),
      detail: f('stickyNote'),
      isSearched: true,
      run: () => actions.goTo(noteKey(id)),
    })),
  ];
  useOfferToPalette({ name: t('title'), commands, shortcuts: useShortcuts() });
}
