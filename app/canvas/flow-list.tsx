import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, cn } from '../ui/index.ts';
import { type CanvasNode, colourOf } from './graph/index.ts';
import { type FlowModel, summaryOf, titleOf } from './model.ts';
import { viewOf } from './nodes/index.ts';
import { readable } from './readable.ts';

interface FlowListProps {
  model: FlowModel;
  selected: string | undefined;
  onSelect: (id: string) => void;
}

interface StepProps extends FlowListProps {
  card: CanvasNode;
  position: number;
}

function Step({ model, card, position, selected, onSelect }: StepProps) {
  const t = useTranslations('flows.canvas');
  const { graph, locale, trace } = model;
  const { icon: Icon, family } = viewOf(card.node);
  const next = (graph.outgoing.get(card.id) ?? []).map(({ to }) => to.node);
  const happened = trace?.nodes[card.id];
  const problems = model.issues.get(card.id)?.length ?? 0;
  return (
    <li className="border-line not-last:border-b">
      <button
        aria-pressed={card.id === selected}
        className={cn(
          'grid w-full grid-cols-[2rem_1.25rem_minmax(10rem,1fr)_minmax(0,2fr)_minmax(0,16rem)] items-center gap-x-3 px-4 py-2 text-left hover:bg-hover max-sm:grid-cols-[2rem_1.25rem_1fr]',
          card.id === selected && 'bg-selected',
          trace && happened?.state !== 'hit' && 'text-muted',
        )}
        data-family={family}
        onClick={() => onSelect(card.id)}
        type="button"
      >
        <span className="text-right text-muted text-xs">{position}</span>
        <Icon aria-hidden="true" className="size-4 text-[var(--family)]" />
        <span className="min-w-0 truncate font-medium text-sm">
          {titleOf(card, locale)}{' '}
          <span className="font-mono font-normal text-muted text-xs">{card.id}</span>
        </span>
        <span className="min-w-0 text-muted text-sm max-sm:col-span-2 max-sm:col-start-2">
          {summaryOf(card.node, locale)}
          {happened?.sentence && <span className="block">{happened.sentence[locale]}</span>}
        </span>
        <span className="flex items-center gap-2 text-muted text-xs max-sm:col-span-2 max-sm:col-start-2">
          {problems > 0 && <Badge tone="danger">{t('problemCount', { count: problems })}</Badge>}
          {happened?.value !== undefined && <Badge tone="accent">{readable(happened.value)}</Badge>}
          {next.length > 0 && (
            <span className="flex min-w-0 items-center gap-1">
              <ArrowRight aria-hidden="true" className="size-3" />
              <span className="sr-only">{t('leadsTo')}</span>
              <span className="min-w-0 truncate font-mono">{next.join(', ')}</span>
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

function Notes({ model }: Pick<FlowListProps, 'model'>) {
  const t = useTranslations('flows.canvas');
  const written = model.notes.filter(({ text }) => text.trim() !== '');
  if (written.length === 0) return null;
  return (
    <section aria-label={t('stickyNotes')} className="border-line border-t px-4 py-3">
      <h3 className="mb-2 font-medium text-muted text-xs">{t('stickyNotes')}</h3>
      <ul className="flex flex-col gap-2">
        {written.map((note) => (
          <li
            className="flow-note max-w-[72ch] whitespace-pre-wrap break-words rounded-md border px-3 py-2 text-sm"
            data-colour={colourOf(note)}
            key={note.id}
          >
            {note.text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The flow without a drawing: its nodes in the order in which they are computed. */
export function FlowList(props: FlowListProps) {
  const t = useTranslations('flows.canvas');
  return (
    <div className="h-full overflow-auto pt-14">
      <ol aria-label={t('listLabel')} className="border-line border-t">
        {props.model.graph.nodes.map((card, index) => (
          <Step card={card} key={card.id} position={index + 1} {...props} />
        ))}
      </ol>
      <Notes model={props.model} />
    </div>
  );
}
