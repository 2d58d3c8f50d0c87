'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Invitation, Invited } from '#engine/runtime/member';
import { useTrpc } from '../../../trpc/client.tsx';
import { Badge, Button, DateText, RowHeader, Table, Td, Th } from '../../../ui/index.ts';
import { useOutcome } from '../use-outcome.ts';
import { LinkDialog } from './link-dialog.tsx';

type Shown = Invitation & { isExpired: boolean };

interface InvitationTableProps {
  invitations: readonly Shown[];
  timeZone: string;
}

export function InvitationTable({ invitations, timeZone }: InvitationTableProps) {
  const t = useTranslations('people');
  const [invited, setInvited] = useState<Invited>();
  if (invitations.length === 0) return <p className="text-muted text-sm">{t('noneText')}</p>;
  return (
    <>
      <Table caption={t('invitationList')}>
        <thead>
          <tr>
            <Th>{t('email')}</Th>
            <Th>{t('role')}</Th>
            <Th>{t('invitedBy')}</Th>
            <Th>{t('expires')}</Th>
            <Th>
              <span className="sr-only">{t('actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <tr key={invitation.id}>
              <RowHeader>{invitation.email}</RowHeader>
              <Td>{t(`roles.${invitation.role}`)}</Td>
              <Td>{invitation.invitedBy}</Td>
              <Td>
                {invitation.isExpired ? (
                  <Badge tone="notice">{t('expired')}</Badge>
                ) : (
                  <DateText instant={invitation.expiresAt} timeZone={timeZone} />
                )}
              </Td>
              <Td>
                <InvitationButtons invitation={invitation} onInvited={setInvited} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <LinkDialog invited={invited} onClose={() => setInvited(undefined)} />
    </>
  );
}

interface InvitationButtonsProps {
  invitation: Shown;
  onInvited: (invited: Invited) => void;
}

function InvitationButtons({ invitation, onInvited }: InvitationButtonsProps) {
  const t = useTranslations('people');
  const trpc = useTrpc();
  const { done, failed } = useOutcome();
  const { id, email } = invitation;
  const resend = useMutation(
    trpc.member.resendInvitation.mutationOptions({
      onSuccess: (invited) => {
        onInvited(invited);
        done(t(invited.link ? 'made' : 'resent', { email }));
      },
      onError: failed,
    }),
  );
  const revoke = useMutation(
    trpc.member.revokeInvitation.mutationOptions({
      onSuccess: () => done(t('revoked', { email })),
      onError: failed,
    }),
  );
  return (
    <span className="flex justify-end gap-1">
      <Button
        onClick={() => resend.mutate({ id })}
        pending={resend.isPending}
        size="sm"
        variant="ghost"
      >
        {t('resend')}
      </Button>
      <Button
        onClick={() => revoke.mutate({ id })}
        pending={revoke.isPending}
        size="sm"
        variant="ghost"
      >
        {t('revoke')}
      </Button>
    </span>
  );
}
