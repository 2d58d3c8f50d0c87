import { FileDown, FileUp, Sheet as SheetIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button, Menu, useToast } from '../../ui/index.ts';
import type { Field } from '../edit/index.ts';
import { toSheet, writeCsv, writeXlsx } from '../files/index.ts';
import { columnContext } from './column-context.ts';
import { ImportDialog } from './import-dialog.tsx';
import type { ReadFile } from './read-file.ts';
import { readFileSheets } from './read-file.ts';
import type { TableEditor } from './use-table-editor.ts';

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The table as a file of Excel or CSV: out, and in through a preview. */
export function FilesMenu({ editor }: { editor: TableEditor }) {
  const t = useTranslations('tables.files');
  const locale = useLocale();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<ReadFile>();
  const { host } = editor;
  const { table, scope, place, title } = host;
  const fileName = [place.key, place.node].filter(Boolean).join('-');
  const rows = () => toSheet(table, locale, (field: Field) => columnContext(table, field, scope));
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const found = await readFileSheets(file);
    if (found.ok) setRead(found.read);
    else toast({ title: t(`refused.${found.reason}`), tone: 'failed' });
  };
  return (
    <>
      <Menu
        items={[
          [
            {
              label: t('xlsx'),
              icon: <FileDown />,
              onSelect: () =>
                void writeXlsx(title, rows()).then((blob) => download(blob, `${fileName}.xlsx`)),
            },
            {
              label: t('csv'),
              icon: <FileDown />,
              onSelect: () =>
                download(
                  new Blob([writeCsv(rows())], { type: 'text/csv;charset=utf-8' }),
                  `${fileName}.csv`,
                ),
            },
          ],
          [{ label: t('import'), icon: <FileUp />, onSelect: () => input.current?.click() }],
        ]}
        trigger={
          <Button icon={<SheetIcon />} size="sm" variant="ghost">
            {t('label')}
          </Button>
        }
      />
      <input
        accept=".xlsx,.csv,.tsv,.txt,text/csv"
        aria-label={t('import')}
        className="hidden"
        onChange={({ target }) => {
          void choose(target.files?.[0]);
          // The same file may be chosen again.
          target.value = '';
        }}
        ref={input}
        type="file"
      />
      {read && <ImportDialog editor={editor} onClose={() => setRead(undefined)} read={read} />}
    </>
  );
}
