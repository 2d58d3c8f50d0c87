import { useLocale, useTranslations } from 'next-intl';
import type { TableHit } from '#engine/core/explanation';
import { Panel, Table, Td, Th } from '../../../../../ui/index.ts';
import { FigureText } from './figure-text.tsx';

/** A cell as it was written, without the quotes of its language. */
const cellText = (cell: string): string => cell.replace(/^"(.*)"$/s, '$1');

function HitTable({ table }: { table: TableHit }) {
  const t = useTranslations('explanation.table');
  const locale = useLocale();
  return (
    <Table caption={t('caption', { name: table.name })}>
      <thead>
        <tr>
          <Th className="w-0">{t('row')}</Th>
          {table.inputs.map(({ label }) => (
            <Th key={label.en}>{label[locale]}</Th>
          ))}
          {table.outputs.map((label) => (
            <Th
              className={label === table.outputs[0] ? 'border-l-2 border-l-line-strong' : undefined}
              key={label.en}
            >
              {label[locale]}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="text-muted">
          <th className="whitespace-nowrap px-3 text-left font-normal text-xs" scope="row">
            {t('given')}
          </th>
          {table.inputs.map(({ label, value }) => (
            <Td key={label.en}>
              <FigureText figure={value} />
            </Td>
          ))}
          <td className="border-l-2 border-l-line-strong" colSpan={table.outputs.length} />
        </tr>
        {table.rows.map((row) => (
          <tr className="bg-selected" key={row.number}>
            <th className="px-3 text-left font-medium" scope="row">
              {row.number}
            </th>
            {[...row.when, ...row.then].map((cell, at) => (
              <Td
                className={
                  at === row.when.length
                    ? 'border-l-2 border-l-line-strong font-medium'
                    : at > row.when.length
                      ? 'font-medium'
                      : undefined
                }
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
                key={at}
              >
                {cellText(cell)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The decision tables that decided, each with what it was given and the rows that hit. */
export function TableHits({ tables }: { tables: readonly TableHit[] }) {
  const t = useTranslations('explanation.table');
  return tables.map((table) => (
    <Panel
      flush
      key={table.node}
      note={t('rows', {
        numbers: table.rows.map(({ number }) => number).join(', '),
        count: table.rowCount,
      })}
      title={t('title', { name: table.name })}
    >
      <HitTable table={table} />
    </Panel>
  ));
}
