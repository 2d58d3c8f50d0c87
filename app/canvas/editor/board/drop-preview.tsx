import { ViewportPortal } from '@xyflow/react';
import { StickyNote } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { CARD_WIDTH, NOTE_SIZE } from '../../graph/index.ts';
import { NODE_VIEWS } from '../../nodes/index.ts';
import { kindLabel } from '../offers.ts';
import type { Drop } from './use-dropping.ts';

const CARD_HEIGHT = 64;

/** What is dragged from the palette, as it would lie. */
export function DropPreview({ drop }: { drop: Drop | undefined }) {
  const locale = useLocale();
  const t = useTranslations('editor.notes');
  if (!drop) return null;
  const { offer, at } = drop;
  const isNote = offer === 'note';
  const { icon: Icon, family } = isNote
    ? { icon: StickyNote, family: undefined }
    : NODE_VIEWS[offer];
  return (
    <ViewportPortal>
      <div
        aria-hidden="true"
        className="pointer-events-none absolute flex items-center gap-2 rounded-panel border border-accent border-dashed bg-accent-soft px-4 font-medium text-accent text-sm opacity-60"
        data-family={family}
        style={{
          left: at.x,
          top: at.y,
          width: isNote ? NOTE_SIZE.width.usual : CARD_WIDTH,
          height: isNote ? NOTE_SIZE.height.usual : CARD_HEIGHT,
        }}
      >
        <Icon className="size-4 shrink-0" />
        {isNote ? t('one') : kindLabel(offer)[locale]}
      </div>
    </ViewportPortal>
  );
}
