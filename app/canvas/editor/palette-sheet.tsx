import { useTranslations } from 'next-intl';
import { Sheet } from '../../ui/index.ts';
import type { Offer } from './offers.ts';
import { Offers } from './palette.tsx';
import { useDesk } from './use-desk.ts';

/** The catalogue over the canvas, where there is no room beside it. */
export function PaletteSheet({ onAdd }: { onAdd: (offer: Offer) => void }) {
  const t = useTranslations('editor.palette');
  const { sheet, setSheet } = useDesk();
  return (
    <Sheet
      onClose={() => setSheet(undefined)}
      open={sheet === 'palette'}
      side="left"
      title={t('label')}
    >
      <div className="-mx-3 -my-2 flex flex-col">
        <Offers
          onAdd={(offer) => {
            setSheet(undefined);
            onAdd(offer);
          }}
        />
      </div>
    </Sheet>
  );
}
