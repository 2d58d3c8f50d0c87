'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { FlowHeat } from '#engine/runtime/back-test';
import type { PricingFlow } from '#schemas';
import { FlowView, summarizeNode } from '../../canvas/index.ts';
import {
  formatCount,
  formatPercent,
  Panel,
  RowHeader,
  Select,
  Table,
  Td,
  Th,
} from '../../ui/index.ts';
import { shareOf } from '../share-of.ts';
import { heatOverlay, heatRows } from './heat-overlay.ts';

/** A flow with who went through it. */
export interface HeatedFlow {
  id: string;
  /** Its name and version. */
  title: string;
  flow: PricingFlow;
  heat: FlowHeat;
}

const SAMPLES = [0.05, 0.25, 0.5, 1];

function Legend() {
  const t = useTranslations('backTest.heat');
  const locale = useLocale();
  return (
    <div className="rounded-panel border border-line bg-surface px-3 py-1.5 text-xs">
      <p className="text-muted">{t('legend')}</p>
      <ul className="mt-1 flex gap-3">
        <li className="flex flex-col items-center">
          <svg aria-hidden="true" className="h-4 w-10" viewBox="0 0 40 16">
            <line className="stroke-chart-3" strokeDasharray="2 4" x2="40" y1="8" y2="8" />
          </svg>
          {t('none')}
        </li>
        {SAMPLES.map((share) => (
          <li className="flex flex-col items-center" key={share}>
            <svg aria-hidden="true" className="h-4 w-10" viewBox="0 0 40 16">
              <line
                className="stroke-chart-3"
                strokeWidth={1.5 + share * 10.5}
                x2="40"
                y1="8"
                y2="8"
              />
            </svg>
            {formatPercent(share, locale, 0)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function HeatTable({ flow, heat }: Pick<HeatedFlow, 'flow' | 'heat'>) {
  const t = useTranslations('backTest.heat');
  const locale = useLocale();
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const branchText = (node: string, branch: string) => {
    const found = byId.get(node);
    if (found?.kind !== 'switch') return branch;
    if (branch === 'otherwise') return t('otherwise');
    return found.config.cases.find(({ id }) => id === branch)?.when ?? branch;
  };
  return (
    <Table caption={t('caption')} className="relative">
      <thead>
        <tr>
          <Th>{t('node')}</Th>
          <Th>{t('branch')}</Th>
          <Th number>{t('customers')}</Th>
          <Th number>{t('shareHead')}</Th>
        </tr>
      </thead>
      <tbody>
        {heatRows(flow, heat).map(({ node, branch, customers }) => {
          const found = byId.get(node);
          return (
            <tr key={`${node} ${branch}`}>
              <RowHeader className={branch === null ? undefined : 'pl-8 font-normal'}>
                {found?.name ?? node}{' '}
                {branch === null && found && (
                  <span className="font-normal text-muted text-xs">
                    {summarizeNode(found)[locale]}
                  </span>
                )}
              </RowHeader>
              <Td className="font-mono text-xs">{branch !== null && branchText(node, branch)}</Td>
              <Td number>{formatCount(customers, locale)}</Td>
              <Td number>{formatPercent(shareOf(customers, heat.customers), locale)}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Where customers go through a flow: as widths on its canvas, or as a table. */
export function HeatPanel({ flows }: { flows: readonly HeatedFlow[] }) {
  const t = useTranslations('backTest.heat');
  const locale = useLocale();
  const [id, setId] = useState(flows[0]?.id);
  const [mode, setMode] = useState<'asCanvas' | 'asTable'>('asCanvas');
  const shown = flows.find((each) => each.id === id) ?? flows[0];
  const overlay = useMemo(
    () => shown && heatOverlay(shown.flow, shown.heat, (share) => formatPercent(share, locale)),
    [shown, locale],
  );
  if (!shown || !overlay) return null;
  return (
    <Panel
      actions={
        <>
          {flows.length > 1 && (
            <Select
              aria-label={t('which')}
              className="w-56"
              dense
              onChange={({ target }) => setId(target.value)}
              options={flows.map(({ id: value, title }) => ({ value, label: title }))}
              value={shown.id}
            />
          )}
          <Select
            aria-label={t('mode')}
            className="w-24"
            dense
            onChange={({ target }) => setMode(target.value as typeof mode)}
            options={(['asCanvas', 'asTable'] as const).map((value) => ({
              value,
              label: t(value),
            }))}
            value={mode}
          />
        </>
      }
      flush
      note={t('about')}
      title={t('title')}
    >
      {mode === 'asCanvas' ? (
        <FlowView
          className="h-[clamp(360px,52vh,640px)] rounded-t-none border-0"
          document={shown.flow}
          key={shown.id}
          legend={<Legend />}
          locale={locale}
          overlay={overlay}
        />
      ) : (
        <HeatTable flow={shown.flow} heat={shown.heat} />
      )}
    </Panel>
  );
}
