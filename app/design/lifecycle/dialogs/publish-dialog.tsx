'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { DesignScenarios } from '#engine/runtime/design';
import type { ShownError } from '../../../trpc/procedure.ts';
import { shownErrorOf } from '../../../trpc/shown-error.ts';
import {
  Button,
  DateInput,
  Dialog,
  Field,
  FieldGroup,
  formatDate,
  Notice,
  Radio,
  useToast,
} from '../../../ui/index.ts';
import type { DesignName } from '../types.ts';
import type { DesignCommands } from '../use-design-commands.ts';
import { MessageFields } from './message-fields.tsx';
import { effectiveFromOf, nextMonth, type PublishWhen } from './publish-when.ts';
import type { DialogState } from './submit-dialog.tsx';

interface PublishDialogProps extends DialogState {
  design: DesignName;
  commands: DesignCommands;
  lockVersion: number;
  scenarios: DesignScenarios | undefined;
  /** The tenant's day. */
  today: string;
  /** A version was published before: then it is usually replaced from a day on. */
  isLater: boolean;
  /** What was said when it was submitted. */
  message: string;
  onPublished: () => void;
}

/** Why it can't be published: a failing scenario is among them with its name. */
function Refusal({ error }: { error: ShownError | undefined }) {
  const t = useTranslations('lifecycle.publish');
  const locale = useLocale();
  if (!error) return null;
  return (
    <Notice title={t('refused')} tone="danger">
      {error.issues.length > 0 ? (
        <ul className="list-disc pl-4">
          {error.issues.map(({ code, path, message }) => (
            <li key={`${code} ${path}`}>{message[locale]}</li>
          ))}
        </ul>
      ) : (
        error.text[locale]
      )}
    </Notice>
  );
}

interface WhenFieldsProps {
  when: PublishWhen;
  onWhen: (when: PublishWhen) => void;
  day: string;
  onDay: (day: string) => void;
  today: string;
  isMissing: boolean;
}

function WhenFields({ when, onWhen, day, onDay, today, isMissing }: WhenFieldsProps) {
  const t = useTranslations('lifecycle.publish');
  const locale = useLocale();
  const name = useId();
  const choices = (['today', 'date', 'always'] as const).map((value) => (
    <Radio
      checked={when === value}
      key={value}
      label={value === 'today' ? t('today', { date: formatDate(today, locale) }) : t(value)}
      name={name}
      onChange={() => onWhen(value)}
      value={value}
    />
  ));
  return (
    <FieldGroup className="grid gap-1" legend={t('when')}>
      {choices}
      {when === 'date' && (
        <Field
          className="mt-1 ml-6 max-w-60"
          error={isMissing ? t('missing') : undefined}
          help={t('dayHelp')}
          label={t('day')}
        >
          <DateInput onChange={({ target }) => onDay(target.value)} required value={day} />
        </Field>
      )}
      {when === 'date' && day !== '' && day < today && <Notice tone="notice">{t('past')}</Notice>}
    </FieldGroup>
  );
}

/** Makes the draft the next version, at once or from a day on. */
export function PublishDialog(props: PublishDialogProps) {
  const { design, commands, lockVersion, scenarios, today, isLater, onPublished, ...rest } = props;
  const { open, onOpenChange } = rest;
  const t = useTranslations('lifecycle.publish');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const form = useId();
  const [when, setWhen] = useState<PublishWhen>(isLater ? 'today' : 'always');
  const [day, setDay] = useState(() => nextMonth(today));
  const [message, setMessage] = useState(props.message);
  const [error, setError] = useState<ShownError>();
  const from = effectiveFromOf(when, day, today);
  const { kind, key, name } = design;
  const close = () => {
    setError(undefined);
    onOpenChange(false);
  };
  const publish = (event: FormEvent) => {
    event.preventDefault();
    if (!from) return;
    setError(undefined);
    commands.publish.mutate(
      { kind, key, lockVersion, message: message.trim(), ...from },
      {
        onSuccess: (made) => {
          toast({ tone: 'done', title: commands.published(made, today) });
          close();
          onPublished();
        },
        onError: (failed) => {
          setError(shownErrorOf(failed));
          router.refresh();
        },
      },
    );
  };
  const isDated = when === 'date' && day > today;
  return (
    <Dialog
      description={t('about')}
      footer={
        <>
          <Button onClick={close}>{ui('cancel')}</Button>
          <Button
            disabled={from === null}
            form={form}
            pending={commands.publish.isPending}
            type="submit"
            variant="primary"
          >
            {isDated ? t('confirmDate', { date: formatDate(day, locale) }) : t('confirm')}
          </Button>
        </>
      }
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      open={open}
      title={t('title', { name })}
    >
      <form className="grid gap-4" id={form} onSubmit={publish}>
        <Refusal error={error} />
        <WhenFields
          day={day}
          isMissing={from === null}
          onDay={setDay}
          onWhen={setWhen}
          today={today}
          when={when}
        />
        <MessageFields
          label={t('message')}
          message={message}
          onMessage={setMessage}
          scenarios={scenarios}
        />
      </form>
    </Dialog>
  );
}
