'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { Button, Checkbox, Dialog, Field, TextArea } from '../../../ui/index.ts';

interface ReasonDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  label: string;
  /** Said where nothing was entered; without it, nothing may be. */
  requiredText?: string;
  /** A further choice, off at first. */
  option?: string;
  confirmLabel: string;
  onConfirm: (reason: string, isOption: boolean) => Promise<void>;
}

const MOST_CHARACTERS = 200;

/** Asks why, in a few words. Enter with Ctrl or Command sends, as the button does. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, onOpenChange, title, description, label, confirmLabel } = props;
  const t = useTranslations('ui');
  const form = useId();
  const [text, setText] = useState('');
  const [isOption, setOption] = useState(false);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const close = () => {
    setText('');
    setOption(false);
    setError(undefined);
    onOpenChange(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reason = text.trim();
    if (reason === '' && props.requiredText) return setError(props.requiredText);
    setPending(true);
    // What went wrong is told by whoever gave the action; the question stays open.
    await props.onConfirm(reason, isOption).then(close, () => {});
    setPending(false);
  };
  return (
    <Dialog
      description={description}
      dirty={text !== ''}
      footer={
        <>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button form={form} pending={pending} type="submit" variant="primary">
            {confirmLabel}
          </Button>
        </>
      }
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      open={open}
      title={title}
    >
      <form className="grid gap-3" id={form} onSubmit={submit}>
        <Field error={error} label={label} required={props.requiredText !== undefined}>
          <TextArea
            maxLength={MOST_CHARACTERS}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.currentTarget.form?.requestSubmit();
              }
            }}
            value={text}
          />
        </Field>
        {props.option && (
          <Checkbox
            checked={isOption}
            label={props.option}
            onChange={({ target }) => setOption(target.checked)}
          />
        )}
      </form>
    </Dialog>
  );
}
