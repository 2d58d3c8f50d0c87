'use client';

import { useMutation } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Role } from '#engine/runtime/context';
import type { Invited } from '#engine/runtime/member';
import { useTrpc } from '../../../trpc/client.tsx';
import { Button, Dialog, Field, FieldGroup, Radio, TextInput } from '../../../ui/index.ts';
import { useOutcome } from '../use-outcome.ts';
import { LinkDialog } from './link-dialog.tsx';
import { ROLE_ORDER } from './role-order.ts';

export function InviteButton() {
  const t = useTranslations('people');
  const [open, setOpen] = useState(false);
  const [invited, setInvited] = useState<Invited>();
  return (
    <>
      <Button
        icon={<UserPlus aria-hidden="true" />}
        onClick={() => setOpen(true)}
        variant="primary"
      >
        {t('invite')}
      </Button>
      {open && <InviteDialog onClose={() => setOpen(false)} onInvited={setInvited} />}
      <LinkDialog invited={invited} onClose={() => setInvited(undefined)} />
    </>
  );
}

interface InviteDialogProps {
  onClose: () => void;
  onInvited: (invited: Invited) => void;
}

function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const t = useTranslations('people');
  const trpc = useTrpc();
  const { done, failed } = useOutcome();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('service');
  const invite = useMutation(
    trpc.member.invite.mutationOptions({
      onSuccess: (invited) => {
        onClose();
        onInvited(invited);
        done(t(invited.link ? 'made' : 'sent', { email: invited.invitation.email }));
      },
      onError: failed,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), role });
  };
  return (
    <Dialog
      description={t('inviteText')}
      dirty={email !== ''}
      footer={
        <Button form="invite" pending={invite.isPending} type="submit" variant="primary">
          {t('send')}
        </Button>
      }
      onOpenChange={(isOpen) => !isOpen && onClose()}
      open
      title={t('inviteTitle')}
    >
      <form className="flex flex-col gap-4" id="invite" onSubmit={submit}>
        <Field label={t('email')} required>
          <TextInput
            autoFocus
            maxLength={254}
            onChange={(event) => setEmail(event.target.value)}
            required
            type="email"
            value={email}
          />
        </Field>
        <FieldGroup legend={t('role')}>
          <div className="flex flex-col gap-2">
            {ROLE_ORDER.map((each) => (
              <Radio
                checked={role === each}
                help={t(`about.${each}`)}
                key={each}
                label={t(`roles.${each}`)}
                name="role"
                onChange={() => setRole(each)}
                value={each}
              />
            ))}
          </div>
        </FieldGroup>
      </form>
    </Dialog>
  );
}
