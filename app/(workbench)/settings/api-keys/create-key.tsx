'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Role } from '#engine/runtime/context';
import { useTrpc } from '../../../trpc/client.tsx';
import { Button, Dialog, Field, Select, TextInput } from '../../../ui/index.ts';
import { useOutcome } from '../use-outcome.ts';
import { MadeKey } from './made-key.tsx';
import type { ScopeArea } from './scope-areas.ts';
import { ScopeGrid } from './scope-grid.tsx';

interface CreateKeyProps {
  areas: ScopeArea[];
  scopesByRole: Record<Role, string[]>;
}

export function CreateKey(props: CreateKeyProps) {
  const t = useTranslations('api.keys');
  const [isOpen, setOpen] = useState(false);
  const [key, setKey] = useState<string>();
  return (
    <>
      <Button icon={<Plus aria-hidden="true" />} onClick={() => setOpen(true)} variant="primary">
        {t('create')}
      </Button>
      {isOpen && <CreateDialog {...props} onClose={() => setOpen(false)} onMade={setKey} />}
      {key !== undefined && <MadeKey apiKey={key} onClose={() => setKey(undefined)} />}
    </>
  );
}

const EXPIRIES = ['90', '180', '365', ''] as const;
const DAY_MS = 86_400_000;

interface Draft {
  name: string;
  role: Role;
  scopes: string[];
  /** Days; empty for a key without an end. */
  days: string;
}

const EMPTY: Draft = { name: '', role: 'service', scopes: [], days: '365' };

const inputOf = ({ name, role, scopes, days }: Draft) => ({
  name: name.trim(),
  role,
  scopes,
  ...(days === '' ? {} : { expiresAt: new Date(Date.now() + Number(days) * DAY_MS).toISOString() }),
});

interface CreateDialogProps extends CreateKeyProps {
  onClose: () => void;
  onMade: (key: string) => void;
}

function CreateDialog({ areas, scopesByRole, onClose, onMade }: CreateDialogProps) {
  const t = useTranslations('api.keys.form');
  const trpc = useTrpc();
  const { refresh, failed } = useOutcome();
  const [draft, setDraft] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const create = useMutation(
    trpc.apiKey.create.mutationOptions({
      onSuccess: ({ key }) => {
        onClose();
        onMade(key);
        refresh();
      },
      onError: failed,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const input = inputOf(draft);
    if (input.name !== '' && input.scopes.length > 0) create.mutate(input);
  };
  return (
    <Dialog
      description={t('text')}
      dirty={draft.name !== '' || draft.scopes.length > 0}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button form="create-key" pending={create.isPending} type="submit" variant="primary">
            {t('submit')}
          </Button>
        </>
      }
      onOpenChange={(open) => !open && onClose()}
      open
      size="lg"
      title={t('title')}
    >
      <form className="flex flex-col gap-4" id="create-key" noValidate onSubmit={submit}>
        <KeyFields
          draft={draft}
          isTried={isTried}
          onChange={setDraft}
          scopesByRole={scopesByRole}
        />
        <ScopeGrid
          areas={areas}
          error={isTried && draft.scopes.length === 0 ? t('scopesMissing') : undefined}
          offered={scopesByRole[draft.role]}
          onChange={(scopes) => setDraft({ ...draft, scopes })}
          scopes={draft.scopes}
        />
      </form>
    </Dialog>
  );
}

interface KeyFieldsProps {
  draft: Draft;
  onChange: (draft: Draft) => void;
  isTried: boolean;
  scopesByRole: Record<Role, string[]>;
}

function KeyFields({ draft, onChange, isTried, scopesByRole }: KeyFieldsProps) {
  const t = useTranslations('api.keys.form');
  const people = useTranslations('people.roles');
  const roles = Object.keys(scopesByRole) as Role[];
  const isNameless = isTried && draft.name.trim() === '';
  return (
    <>
      <Field
        error={isNameless ? t('nameMissing') : undefined}
        help={t('nameHelp')}
        label={t('name')}
        required
      >
        <TextInput
          autoFocus
          maxLength={200}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
          value={draft.name}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field help={t('roleHelp')} label={t('role')}>
          <Select
            onChange={(event) => {
              const role = event.target.value as Role;
              const scopes = draft.scopes.filter((scope) => scopesByRole[role].includes(scope));
              onChange({ ...draft, role, scopes });
            }}
            options={roles.map((role) => ({ value: role, label: people(role) }))}
            value={draft.role}
          />
        </Field>
        <Field label={t('expires')}>
          <Select
            onChange={(event) => onChange({ ...draft, days: event.target.value })}
            options={EXPIRIES.map((days) => ({
              value: days,
              label: days === '' ? t('never') : t('days', { days }),
            }))}
            value={draft.days}
          />
        </Field>
      </div>
    </>
  );
}
