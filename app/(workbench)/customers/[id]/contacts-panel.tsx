'use client';

import { useMutation } from '@tanstack/react-query';
import { BadgeCheck, History, Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Contact } from '#engine/runtime/customer';
import { useTrpc } from '../../../trpc/client.tsx';
import {
  Badge,
  Button,
  Checkbox,
  DateText,
  Field,
  IconButton,
  Panel,
  Select,
  TextInput,
} from '../../../ui/index.ts';
import { FormDialog } from './form-dialog.tsx';
import { useAfterCommand } from './use-command.ts';

interface ContactsPanelProps {
  customerId: string;
  /** Past ones too. */
  contacts: readonly Contact[];
  timeZone: string;
  may: { add: boolean; change: boolean; verify: boolean };
}

const KINDS = ['phone', 'email', 'wechat', 'post'] as const;

/** How the customer is reached: changed in place, each change kept. */
export function ContactsPanel({ customerId, contacts, timeZone, may }: ContactsPanelProps) {
  const t = useTranslations('customer.contacts');
  const [isAdding, setAdding] = useState(false);
  const [isPast, setPast] = useState(false);
  const current = contacts.filter(({ validTo }) => validTo === null);
  const past = contacts.filter(({ validTo }) => validTo !== null);
  const rankOf = ({ isPrimary, kind }: Contact) => Number(!isPrimary) * 10 + KINDS.indexOf(kind);
  current.sort((one, other) => rankOf(one) - rankOf(other));
  return (
    <Panel
      actions={
        <>
          {past.length > 0 && (
            <IconButton
              aria-pressed={isPast}
              icon={<History />}
              label={t(isPast ? 'hidePast' : 'showPast', { count: past.length })}
              onClick={() => setPast(!isPast)}
              size="sm"
            />
          )}
          {may.add && (
            <IconButton
              icon={<Plus />}
              label={t('add')}
              onClick={() => setAdding(true)}
              size="sm"
            />
          )}
        </>
      }
      title={t('title')}
    >
      {current.length === 0 && <p className="text-muted text-sm">{t('none')}</p>}
      <ul className="flex flex-col gap-1">
        {current.map((contact) => (
          <CurrentContact contact={contact} key={contact.id} may={may} timeZone={timeZone} />
        ))}
      </ul>
      {isPast && (
        <ul aria-label={t('past')} className="mt-3 border-line border-t pt-3 text-muted text-sm">
          {past.map((contact) => (
            <li className="flex justify-between gap-3 py-0.5" key={contact.id}>
              <span className="min-w-0 truncate line-through">{contact.value}</span>
              <span className="shrink-0 text-xs">
                {t('until')} <DateText instant={contact.validTo ?? ''} timeZone={timeZone} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {isAdding && <AddContact close={() => setAdding(false)} customerId={customerId} />}
    </Panel>
  );
}

interface CurrentContactProps {
  contact: Contact;
  timeZone: string;
  may: ContactsPanelProps['may'];
}

function CurrentContact({ contact, timeZone, may }: CurrentContactProps) {
  const t = useTranslations('customer.contacts');
  const [isChanging, setChanging] = useState(false);
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  const verify = useMutation(
    trpc.customer.verifyContact.mutationOptions({
      onSuccess: () => succeed(t('verifiedNow')),
      onError: fail,
    }),
  );
  const { id, kind, value, isPrimary, verifiedAt } = contact;
  return (
    <li className="group flex min-h-9 items-center gap-2 text-sm">
      <div className="min-w-0 grow">
        <div className="flex items-center gap-2">
          <span className="truncate font-medium">{value}</span>
          {isPrimary && <Badge>{t('primary')}</Badge>}
        </div>
        <div className="text-muted text-xs">
          {t(`kinds.${kind}`)}
          {' · '}
          {verifiedAt === null ? (
            t('unverified')
          ) : (
            <>
              <BadgeCheck aria-hidden="true" className="mr-0.5 inline size-3.5 text-positive" />
              {t('verified')} <DateText instant={verifiedAt} timeZone={timeZone} />
            </>
          )}
        </div>
      </div>
      {may.verify && verifiedAt === null && (
        <Button onClick={() => verify.mutate({ id })} pending={verify.isPending} size="sm">
          {t('verify')}
        </Button>
      )}
      {may.change && (
        <IconButton
          icon={<Pencil />}
          label={t('change', { value })}
          onClick={() => setChanging(true)}
          size="sm"
        />
      )}
      {isChanging && <ChangeContact close={() => setChanging(false)} contact={contact} />}
    </li>
  );
}

function ChangeContact({ contact, close }: { contact: Contact; close: () => void }) {
  const t = useTranslations('customer.contacts');
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  const [value, setValue] = useState(contact.value);
  const change = useMutation(
    trpc.customer.changeContact.mutationOptions({
      onSuccess: (after) => {
        close();
        succeed(t(after === null ? 'ended' : 'changed'));
      },
      onError: fail,
    }),
  );
  const next = value.trim();
  return (
    <FormDialog
      close={close}
      dirty={value !== contact.value}
      onSubmit={() => change.mutate({ id: contact.id, value: next })}
      pending={change.isPending}
      ready={next !== '' && next !== contact.value}
      submit={t('save')}
      title={t('changeTitle')}
    >
      <Field help={t('changeHelp')} label={t(`kinds.${contact.kind}`)}>
        <TextInput
          autoFocus
          maxLength={200}
          onChange={(event) => setValue(event.target.value)}
          value={value}
        />
      </Field>
      <Button
        className="self-start"
        onClick={() => change.mutate({ id: contact.id, value: null })}
        size="sm"
        variant="ghost"
      >
        {t('end')}
      </Button>
    </FormDialog>
  );
}

function AddContact({ customerId, close }: { customerId: string; close: () => void }) {
  const t = useTranslations('customer.contacts');
  const trpc = useTrpc();
  const { succeed, fail } = useAfterCommand();
  const [kind, setKind] = useState<Contact['kind']>('phone');
  const [value, setValue] = useState('');
  const [isPrimary, setPrimary] = useState(false);
  const add = useMutation(
    trpc.customer.addContact.mutationOptions({
      onSuccess: () => {
        close();
        succeed(t('added'));
      },
      onError: fail,
    }),
  );
  return (
    <FormDialog
      close={close}
      dirty={value !== ''}
      onSubmit={() => add.mutate({ customerId, kind, value: value.trim(), isPrimary })}
      pending={add.isPending}
      ready={value.trim() !== ''}
      submit={t('add')}
      title={t('add')}
    >
      <Field label={t('kind')}>
        <Select
          onChange={(event) => setKind(event.target.value as Contact['kind'])}
          options={KINDS.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
          value={kind}
        />
      </Field>
      <Field label={t('value')} required>
        <TextInput
          maxLength={200}
          onChange={(event) => setValue(event.target.value)}
          value={value}
        />
      </Field>
      <Checkbox
        checked={isPrimary}
        label={t('makePrimary')}
        onChange={(event) => setPrimary(event.target.checked)}
      />
    </FormDialog>
  );
}
