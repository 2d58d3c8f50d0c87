import { ArrowLeft, ArrowRight, TriangleAlert, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { cn, IconButton, ResizeHandle, useRememberedSize } from '../ui/index.ts';
import type { CanvasEdge, CanvasNode } from './graph/index.ts';
import { type FlowModel, titleOf } from './model.ts';
import { describeNode, type Term, viewOf } from './nodes/index.ts';
import { readable } from './readable.ts';
import { RuleTable } from './rule-table.tsx';

export const INSPECTOR_WIDTH = { least: 264, most: 640, usual: 336 };

interface InspectorProps {
  model: FlowModel;
  card: CanvasNode;
  onClose: () => void;
  onSelect: (id: string) => void;
}

/** A titled part of what stands beside the canvas. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line border-t px-4 py-3">
      <h3 className="mb-1.5 font-medium text-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}

function Terms({ terms, model }: { terms: readonly Term[]; model: FlowModel }) {
  return (
    <dl className="flex flex-col gap-1.5 text-sm">
      {terms.map(({ label, value, code }) => (
        <div className="grid grid-cols-[minmax(5.5rem,2fr)_3fr] gap-x-3" key={label.en}>
          <dt className="text-muted">{label[model.locale]}</dt>
          <dd className={cn('min-w-0 break-words', code && 'font-mono text-xs leading-5')}>
            {value[model.locale]}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What happened at the node: the sentence, then the value of each output. */
export function Outcome({ model, card }: Pick<InspectorProps, 'model' | 'card'>) {
  const t = useTranslations('flows.canvas');
  const trace = model.trace?.nodes[card.id];
  if (!model.trace) return null;
  if (trace?.state !== 'hit') {
    return (
      <Part title={t('outcome')}>
        <p className="text-muted text-sm">{t('skipped')}</p>
      </Part>
    );
  }
  return (
    <Part title={t('outcome')}>
      {trace.sentence && <p className="mb-1.5 text-sm">{trace.sentence[model.locale]}</p>}
      <dl className="flex flex-col gap-1 text-sm">
        {Object.entries(trace.values ?? {}).map(([port, value]) => (
          <div className="flex items-baseline justify-between gap-3" key={port}>
            <dt className="font-mono text-muted text-xs">{port}</dt>
            <dd className="min-w-0 break-words text-right font-medium" title={value}>
              {readable(value)}
            </dd>
          </div>
        ))}
        {!trace.values && trace.value !== undefined && (
          <div className="text-right font-medium">{readable(trace.value)}</div>
        )}
      </dl>
    </Part>
  );
}

interface EndsProps extends Pick<InspectorProps, 'model' | 'onSelect'> {
  edges: readonly CanvasEdge[];
  side: 'from' | 'to';
}

/** The nodes at the other ends of edges, each a way to go there. */
function Ends({ edges, side, model, onSelect }: EndsProps) {
  const Arrow = side === 'from' ? ArrowLeft : ArrowRight;
  return (
    <ul className="flex flex-col text-sm">
      {edges.map((edge) => {
        const other = model.graph.byId.get(edge[side].node);
        if (!other) return null;
        return (
          <li key={edge.id}>
            <button
              className="-mx-2 flex w-[calc(100%+1rem)] items-center gap-2 rounded-md px-2 py-1 text-left hover:bg-hover"
              onClick={() => onSelect(other.id)}
              type="button"
            >
              <Arrow aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
              <span className="truncate">{titleOf(other, model.locale)}</span>
              <span className="ml-auto shrink-0 truncate font-mono text-muted text-xs">
                {other.id}.{edge.from.port}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Problems({ model, card }: Pick<InspectorProps, 'model' | 'card'>) {
  const t = useTranslations('flows.canvas');
  const problems = model.issues.get(card.id) ?? [];
  if (problems.length === 0) return null;
  return (
    <Part title={t('problems')}>
      <ul className="flex flex-col gap-1 text-danger text-sm">
        {problems.map(({ code, path, message }) => (
          <li className="flex gap-2" key={`${code} ${path}`}>
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            {message[model.locale]}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Everything about one node in words, beside the canvas. */
export function Inspector({ model, card, onClose, onSelect }: InspectorProps) {
  const t = useTranslations('flows.canvas');
  const [width, setWidth] = useRememberedSize('canvas.inspector', INSPECTOR_WIDTH);
  const pane = useRef<HTMLElement>(null);
  const { icon: Icon, family } = viewOf(card.node);
  const { terms, table } = describeNode(card.node);
  const { locale, graph, trace } = model;
  const incoming = graph.incoming.get(card.id) ?? [];
  const outgoing = graph.outgoing.get(card.id) ?? [];
  const title = titleOf(card, locale);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another node starts at its top
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
  }, [card.id]);
  return (
    <aside
      aria-label={t('inspector')}
      className="relative flex shrink-0 flex-col border-line bg-surface max-md:h-1/2 max-md:border-t md:w-[var(--inspector)] md:border-l"
      ref={(element) => element?.style.setProperty('--inspector', `${width}px`)}
    >
      <ResizeHandle
        bounds={INSPECTOR_WIDTH}
        edge="left"
        label={t('resize')}
        onChange={setWidth}
        size={width}
      />
      <header className="flex items-start gap-2.5 px-4 pt-3 pb-2.5" data-family={family}>
        <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-[var(--family)]" />
        <div className="min-w-0 grow">
          <h2 className="truncate font-semibold">{title}</h2>
          <p className="truncate text-muted text-xs">
            {card.node.name === undefined ? '' : `${card.kindLabel[locale]} · `}
            <span className="font-mono">{card.id}</span>
          </p>
        </div>
        <IconButton
          icon={<X className="size-4" />}
          label={t('close')}
          onClick={onClose}
          size="sm"
        />
      </header>
      <section
        aria-label={t('rule')}
        className="min-h-0 grow overflow-y-auto"
        ref={pane}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <Problems card={card} model={model} />
        <Outcome card={card} model={model} />
        <Part title={t('rule')}>
          <Terms model={model} terms={terms} />
          {table && (
            <div className="mt-3">
              <RuleTable
                caption={t('tableOf', { title })}
                hits={trace?.nodes[card.id]?.rows}
                locale={locale}
                table={table}
              />
            </div>
          )}
        </Part>
        {card.node.note && (
          <Part title={t('note')}>
            <p className="whitespace-pre-wrap text-sm">{card.node.note}</p>
          </Part>
        )}
        {incoming.length > 0 && (
          <Part title={t('inputs')}>
            <Ends edges={incoming} model={model} onSelect={onSelect} side="from" />
          </Part>
        )}
        {outgoing.length > 0 && (
          <Part title={t('outputs')}>
            <Ends edges={outgoing} model={model} onSelect={onSelect} side="to" />
          </Part>
        )}
      </section>
    </aside>
  );
}
