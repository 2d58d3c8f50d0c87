import { Braces, Download, ImageDown, Upload } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { PricingFlow } from '#schemas';
import { Button, Dialog, Field, IconButton, Menu, TextArea } from '../../ui/index.ts';
import { readFlowText } from '../edit/index.ts';
import { useDesk } from './use-desk.ts';
import type { Editor } from './use-editor.ts';

const MOST_BYTES = 4_000_000;

/** The document as a file on this machine. */
export function downloadFlow(flow: PricingFlow): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(flow, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = `${flow.key}-draft.pricing-flow.json`;
  link.click();
  URL.revokeObjectURL(url);
}

interface ImportDialogProps {
  editor: Editor;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** A document pasted or chosen as a file takes the place of the draft; undo brings it back. */
function ImportDialog({ editor, isOpen, onOpen }: ImportDialogProps) {
  const t = useTranslations('editor.json');
  const locale = useLocale();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const { flow } = editor;
  const take = () => {
    const read = readFlowText(text);
    if (!read.ok) {
      setProblem(read.issue.message[locale]);
      return;
    }
    // It stays this flow, whatever the file calls itself.
    editor.edit({ type: 'replace-document', document: { ...read.flow, key: flow.key } });
    setText('');
    onOpen(false);
  };
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    if (chosen.size > MOST_BYTES) {
      setProblem(t('tooLarge', { megabytes: MOST_BYTES / 1_000_000 }));
      return;
    }
    setProblem(undefined);
    setText(await chosen.text());
  };
  return (
    <Dialog
      description={t('about')}
      footer={
        <>
          <Button icon={<Upload />} onClick={() => file.current?.click()}>
            {t('choose')}
          </Button>
          <Button disabled={text.trim() === ''} onClick={take} variant="primary">
            {t('take')}
          </Button>
        </>
      }
      onOpenChange={onOpen}
      open={isOpen}
      size="lg"
      title={t('import')}
    >
      <Field error={problem} label={t('document')}>
        <TextArea
          className="font-mono text-xs"
          maxLength={MOST_BYTES}
          onChange={(event) => {
            setProblem(undefined);
            setText(event.target.value);
          }}
          rows={14}
          spellCheck={false}
          value={text}
        />
      </Field>
      {/* After the field: a dialog gives the focus to what comes first. */}
      <input
        accept="application/json,.json"
        aria-label={t('choose')}
        className="hidden"
        onChange={({ target }) => {
          void choose(target.files?.[0]);
          // The same file may be chosen again, once it is mended.
          target.value = '';
        }}
        ref={file}
        type="file"
      />
    </Dialog>
  );
}

/** The document as JSON, out as a file, in by paste or upload; and as a picture. */
export function JsonMenu({ editor }: { editor: Editor }) {
  const t = useTranslations('editor.json');
  const { dialog, setDialog } = useDesk();
  return (
    <>
      <Menu
        items={[
          [
            { label: t('export'), icon: <Download />, onSelect: () => downloadFlow(editor.flow) },
            { label: t('import'), icon: <Upload />, onSelect: () => setDialog('import') },
          ],
          [{ label: t('image'), icon: <ImageDown />, onSelect: () => setDialog('image') }],
        ]}
        trigger={<IconButton icon={<Braces />} label={t('label')} size="sm" />}
      />
      <ImportDialog
        editor={editor}
        isOpen={dialog === 'import'}
        onOpen={(isOpen) => setDialog(isOpen ? 'import' : undefined)}
      />
    </>
  );
}
