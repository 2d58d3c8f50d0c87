'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Role } from '#engine/runtime/context';
import type { Member } from '#engine/runtime/member';
import { useTrpc } from '../../../trpc/client.tsx';
import {
  Avatar,
  Button,
  DateText,
  RowHeader,
  Select,
  Status,
  Table,
  Td,
  Th,
} from '../../../ui/index.ts';
import { useOutcome } from '../use-outcome.ts';
import { ROLE_ORDER } from './role-order.ts';

interface MemberTableProps {
  members: readonly Member[];
  ownId: string;
  timeZone: string;
}

export function MemberTable({ members, ownId, timeZone }: MemberTableProps) {
  const t = useTranslations('people');
  return (
    <Table caption={t('memberList')}>
      <thead>
        <tr>
          <Th>{t('name')}</Th>
          <Th>{t('role')}</Th>
          <Th className="max-lg:hidden">{t('may')}</Th>
          <Th>{t('status')}</Th>
          <Th>{t('since')}</Th>
          <Th>
            <span className="sr-only">{t('actions')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow
            isOwn={member.userId === ownId}
            key={member.userId}
            member={member}
            timeZone={timeZone}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface MemberRowProps {
  member: Member;
  isOwn: boolean;
  timeZone: string;
}

function MemberRow({ member, isOwn, timeZone }: MemberRowProps) {
  const t = useTranslations('people');
  const isSuspended = member.status === 'suspended';
  return (
    <tr>
      <RowHeader>
        <span className="flex items-center gap-3 py-1">
          <Avatar name={member.name} size="md" />
          <span className="flex min-w-0 flex-col">
            <span className="truncate">
              {member.name}
              {isOwn && <span className="ml-2 font-normal text-muted text-xs">{t('you')}</span>}
            </span>
            <span className="truncate font-normal text-muted text-xs">{member.email}</span>
          </span>
        </span>
      </RowHeader>
      <Td>
        <RoleSelect member={member} />
      </Td>
      <Td className="whitespace-normal text-muted text-xs max-lg:hidden">
        {t(`about.${member.role}`)}
      </Td>
      <Td>
        <Status tone={isSuspended ? 'notice' : 'positive'}>{t(`statuses.${member.status}`)}</Status>
      </Td>
      <Td>
        <DateText instant={member.createdAt} timeZone={timeZone} />
      </Td>
      <Td>{!isOwn && <AdmissionButton member={member} />}</Td>
    </tr>
  );
}

function RoleSelect({ member }: { member: Member }) {
  const t = useTranslations('people');
  const words = useTranslations('ui');
  const trpc = useTrpc();
  const { done, failed } = useOutcome();
  const { userId, name } = member;
  const change = useMutation(
    trpc.member.changeRole.mutationOptions({
      onSuccess: (after) => {
        const undo = () => change.mutate({ userId, role: member.role });
        const title = t('roleChanged', { name, role: t(`roles.${after.role}`) });
        done(title, { label: words('undo'), onSelect: undo });
      },
      onError: failed,
    }),
  );
  return (
    <Select
      aria-label={t('roleOf', { name })}
      className="w-40"
      dense
      disabled={change.isPending}
      onChange={(event) => change.mutate({ userId, role: event.target.value as Role })}
      options={ROLE_ORDER.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      value={member.role}
    />
  );
}

function AdmissionButton({ member }: { member: Member }) {
  const t = useTranslations('people');
  const words = useTranslations('ui');
  const trpc = useTrpc();
  const { done, failed } = useOutcome();
  const { userId, name } = member;
  const restore = useMutation(
    trpc.member.restore.mutationOptions({
      onSuccess: () => done(t('restored', { name })),
      onError: failed,
    }),
  );
  const suspend = useMutation(
    trpc.member.suspend.mutationOptions({
      onSuccess: () =>
        done(t('suspended', { name }), {
          label: words('undo'),
          onSelect: () => restore.mutate({ userId }),
        }),
      onError: failed,
    }),
  );
  const isSuspended = member.status === 'suspended';
  const { mutate, isPending } = isSuspended ? restore : suspend;
  return (
    <Button onClick={() => mutate({ userId })} pending={isPending} size="sm" variant="ghost">
      {isSuspended ? t('restore') : t('suspend')}
      <span className="sr-only">{name}</span>
    </Button>
  );
}
