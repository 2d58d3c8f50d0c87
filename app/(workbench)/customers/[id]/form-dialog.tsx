'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Button, Dialog } from '../../../ui/index.ts';

interface FormDialogProps {
  title: string;
  description?: string;
  /** What the button says that does it. */
  submit: string;
  pending: boolean;
  /** Something is entered: closing asks first. */
  dirty: boolean;
  ready?: boolean;
  size?: 'sm' | 'md' | 'lg';
  close: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

/** A short form over the page: Enter submits, Esc asks before losing what was entered. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, submit, pending, dirty, ready = true, close, children } = props;
  const ui = useTranslations('ui');
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready) props.onSubmit();
  };
  return (
    <Dialog
      description={description}
      dirty={dirty}
      footer={
        <>
          <Button onClick={close}>{ui('cancel')}</Button>
          <Button disabled={!ready} form={id} pending={pending} type="submit" variant="primary">
            {submit}
          </Button>
        </>
      }
      onOpenChange={(open) => open || close()}
      open
      size={props.size ?? 'sm'}
      title={title}
    >
      <form className="flex flex-col gap-4 pb-1" id={id} onSubmit={send}>
        {children}
      </form>
    </Dialog>
  );
}
