import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listMembers } from '#engine/runtime/member';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { PageHeader, Panel } from '../../../ui/index.ts';
import { InvitationTable } from './invitation-table.tsx';
import { InviteButton } from './invite-button.tsx';
import { MemberTable } from './member-table.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') };
}

export default async function PeoplePage() {
  const { ctx, person, tenant, may } = await openPage('member.list');
  const t = await getTranslations('people');
  const { members, invitations } = await listMembers({ ctx });
  const shown = invitations.map((invitation) => ({
    ...invitation,
    isExpired: invitation.expiresAt < ctx.now.toString(),
  }));
  return (
    <Words of={['people']}>
      <PageHeader actions={may('member.invite') && <InviteButton />} title={t('title')} />
      <div className="flex flex-col gap-6">
        <Panel flush title={t('members')}>
          <MemberTable members={members} ownId={person.id} timeZone={tenant.timeZone} />
        </Panel>
        <Panel flush={shown.length > 0} title={t('invitations')}>
          <InvitationTable invitations={shown} timeZone={tenant.timeZone} />
        </Panel>
      </div>
    </Words>
  );
}
