'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Field, formatBytes, Panel, Select, Table, Td, Th } from '../../../../ui/index.ts';
import type { UploadPreview } from '../../types.ts';
import type { Delimiter, Encoding, Format } from './draft.ts';

const SHOWN_ROWS = 6;
const ENCODINGS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'gb18030', label: 'GB18030 / GBK' },
] as const;

interface FilePanelProps {
  fileName: string;
  /** Undefined while the file can't be read as asked. */
  preview: UploadPreview | undefined;
  format: Format;
  onFormat: (format: Format) => void;
}

/** How the file was read, and its first rows. */
export function FilePanel({ fileName, preview, format, onFormat }: FilePanelProps) {
  const t = useTranslations('imports.format');
  const locale = useLocale();
  const encoding = format.encoding ?? preview?.file.encoding ?? 'utf-8';
  const delimiter = format.delimiter ?? preview?.file.delimiter ?? ',';
  const note =
    preview &&
    t('note', {
      bytes: formatBytes(preview.file.bytes, locale),
      columns: preview.columns.length,
    });
  return (
    <Panel flush note={note} title={fileName}>
      <div className="flex flex-wrap gap-4 px-4 py-3">
        <Field className="w-44" label={t('encoding')}>
          <Select
            onChange={(event) => onFormat({ ...format, encoding: event.target.value as Encoding })}
            options={ENCODINGS}
            value={encoding}
          />
        </Field>
        <Field className="w-36" label={t('delimiter')}>
          <Select
            onChange={(event) =>
              onFormat({ ...format, delimiter: event.target.value as Delimiter })
            }
            options={[
              { value: ',', label: `${t('comma')} ,` },
              { value: ';', label: `${t('semicolon')} ;` },
              { value: '\t', label: t('tab') },
            ]}
            value={delimiter}
          />
        </Field>
      </div>
      {preview && <SampleTable preview={preview} />}
    </Panel>
  );
}

function SampleTable({ preview }: { preview: UploadPreview }) {
  const t = useTranslations('imports.format');
  return (
    <Table caption={t('first')} className="border-line border-t">
      <thead>
        <tr>
          <Th number>{t('row')}</Th>
          {preview.columns.map(({ column }) => (
            <Th key={column}>{column}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.rows.slice(0, SHOWN_ROWS).map(({ row, cells }) => (
          <tr key={row}>
            <Td className="text-muted" number>
              {row}
            </Td>
            {preview.columns.map(({ column }, index) => (
              <Td className="max-w-60 truncate whitespace-nowrap" key={column}>
                {cells[index] ?? ''}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
