import { useFormatter, useTranslations } from 'next-intl';
import { Table, Td, Th } from '../../../ui/index.ts';
import { type FlowModel, titleOf } from '../../model.ts';
import { readable, readableShort } from '../../readable.ts';
import type { FlowTrace } from '../../trace.ts';
import type { Timing } from './use-timing.ts';

interface StepsViewProps {
  model: FlowModel;
  trace: FlowTrace;
  timing: Timing;
  onShow: (node: string) => void;
}

/** Every node of the last run: what came in, what went out, and how long it took. */
export function StepsView({ model, trace, timing, onShow }: StepsViewProps) {
  const t = useTranslations('editor.bench');
  const format = useFormatter();
  const { graph, locale } = model;
  const arrived = (id: string): string =>
    (graph.incoming.get(id) ?? [])
      .flatMap((edge) => {
        const value = trace.edges[edge.id]?.value;
        const from = graph.byId.get(edge.from.node)?.name ?? edge.from.node;
        return value === undefined ? [] : [`${from} ${readableShort(value)}`];
      })
      .join(', ');
  const left = (id: string): string => {
    const { values, value } = trace.nodes[id] ?? {};
    const all = Object.entries(values ?? {});
    if (all.length <= 1) return value === undefined ? '' : readable(value);
    return all.map(([port, each]) => `${port} ${readableShort(each)}`).join(', ');
  };
  const timeOf = (id: string): string => {
    const time = timing.get(id);
    return time === undefined ? '' : format.number(time, { maximumSignificantDigits: 3 });
  };
  return (
    <Table caption={t('steps')}>
      <thead>
        <tr>
          <Th>{t('node')}</Th>
          <Th>{t('in')}</Th>
          <Th>{t('out')}</Th>
          <Th number>{t('time')}</Th>
        </tr>
      </thead>
      <tbody>
        {graph.nodes.map((card) => {
          const isHit = trace.nodes[card.id]?.state === 'hit';
          return (
            <tr className={isHit ? undefined : 'text-muted'} key={card.id}>
              <Td>
                <button
                  className="text-left hover:text-accent hover:underline"
                  onClick={() => onShow(card.id)}
                  title={titleOf(card, locale)}
                  type="button"
                >
                  <span className="font-mono text-xs">{card.name}</span>
                </button>
              </Td>
              <Td className="max-w-40 truncate">{arrived(card.id)}</Td>
              <Td className="max-w-40 truncate">{isHit ? left(card.id) : t('skipped')}</Td>
              <Td number>{timeOf(card.id)}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
