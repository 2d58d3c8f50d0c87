import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  type LucideIcon,
  Trash2,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button, IconButton } from '../../../ui/index.ts';
import { ARRANGEMENTS, type Arrangement } from '../../edit/index.ts';
import type { Actions } from '../commands/index.ts';
import type { Editor } from '../use-editor.ts';

const ICONS: Readonly<Record<Arrangement, LucideIcon>> = {
  left: AlignStartVertical,
  centre: AlignCenterVertical,
  right: AlignEndVertical,
  top: AlignStartHorizontal,
  middle: AlignCenterHorizontal,
  bottom: AlignEndHorizontal,
  across: AlignHorizontalSpaceAround,
  down: AlignVerticalSpaceAround,
};
/** To spread things out, there must be something between the first and the last. */
const FEWEST_SPREAD = 3;

interface ManyInspectorProps {
  editor: Editor;
  actions: Actions;
}

/** Several nodes and notes at once. */
export function ManyInspector({ editor, actions }: ManyInspectorProps) {
  const t = useTranslations('editor.inspector');
  const c = useTranslations('editor.commands');
  const { nodes, notes } = editor.selection;
  const count = nodes.size + notes.size;
  return (
    <div className="flex flex-col gap-4 px-4 py-3">
      <h2 className="font-semibold">
        {nodes.size > 0 && t('many', { count: nodes.size })}
        {nodes.size > 0 && notes.size > 0 && ' · '}
        {notes.size > 0 && t('manyNotes', { count: notes.size })}
      </h2>
      <section aria-label={t('arrange')}>
        <h3 className="mb-1.5 font-medium text-muted text-xs">{t('arrange')}</h3>
        <div className="flex flex-wrap gap-1">
          {ARRANGEMENTS.map((how) => {
            const Icon = ICONS[how];
            const isSpread = how === 'across' || how === 'down';
            return (
              <IconButton
                disabled={isSpread && count < FEWEST_SPREAD}
                icon={<Icon className="size-4" />}
                key={how}
                label={c(`arrange.${how}`)}
                onClick={() => actions.arrange(how)}
                variant="secondary"
              />
            );
          })}
        </div>
      </section>
      <div className="flex gap-2">
        <Button onClick={actions.duplicate}>{t('duplicate')}</Button>
        <Button icon={<Trash2 />} onClick={actions.remove}>
          {t('remove')}
        </Button>
      </div>
    </div>
  );
}
