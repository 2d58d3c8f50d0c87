'use client';

import { useTranslations } from 'next-intl';
import type { DesignChange } from '#engine/core/compare';
import type { DecisionTableContent } from '#schemas';
import { TableGrid } from '../../table/index.ts';
import { Panel } from '../../ui/index.ts';

interface TablePairProps {
  before: DecisionTableContent;
  after: DecisionTableContent;
  /** Of this table alone. */
  changes: readonly DesignChange[];
  label: string;
}

/** Both versions of a decision table below each other, with the cells that differ marked. */
export function TablePair({ before, after, changes, label }: TablePairProps) {
  const t = useTranslations('compare');
  return (
    <div className="grid gap-4">
      <Panel title={t('after')}>
        <TableGrid
          changes={changes}
          isReadOnly
          label={`${label} · ${t('after')}`}
          table={after}
          version="after"
        />
      </Panel>
      <Panel title={t('before')}>
        <TableGrid
          changes={changes}
          isReadOnly
          label={`${label} · ${t('before')}`}
          table={before}
          version="before"
        />
      </Panel>
    </div>
  );
}
