import type { Metadata, Route } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { acceptInvitation, signOut } from '../../auth/actions.ts';
import { type FoundInvitation, findOpenInvitation } from '../../auth/invitation.ts';
import { findVisitor } from '../../data/context.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { Button, LinkButton } from '../../ui/index.ts';
import { EntryCard } from '../entry-card.tsx';
import { JoinForm } from './join-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('signIn'))('invitation.page');
  return { title, referrer: 'no-referrer' };
}

export default async function InvitationPage({ searchParams }: PageProps<'/invitation'>) {
  const { token } = await searchParams;
  const t = await getTranslations('signIn.invitation');
  const found = typeof token === 'string' ? await findOpenInvitation(token) : undefined;
  if (!found) return <EntryCard text={t('invalid')} title={t('invalidTitle')} />;
  const roles = await getTranslations('people.roles');
  const { tenant, email, role } = found;
  return (
    <EntryCard
      text={t('text', { tenant: tenant.name, role: roles(role), email })}
      title={t('title', { tenant: tenant.name })}
    >
      <WayIn found={found} token={String(token)} />
    </EntryCard>
  );
}

/** For somebody new a form; for a person who is known already, signing in and one click. */
async function WayIn({ found, token }: { found: FoundInvitation; token: string }) {
  const t = await getTranslations('signIn');
  const visit = await findVisitor();
  if (visit && visit.person.email !== found.email) {
    const current = visit.person.email;
    return (
      <Way text={t('invitation.other', { current, email: found.email })}>
        <form action={signOut}>
          <Button type="submit">{t('tenants.signOut')}</Button>
        </form>
      </Way>
    );
  }
  if (visit) {
    return (
      <form action={acceptInvitation}>
        <input name="token" type="hidden" value={token} />
        <Button size="lg" type="submit" variant="primary">
          {t('invitation.acceptAs', { name: visit.person.name })}
        </Button>
      </form>
    );
  }
  if (found.isKnown) {
    const back: Route = paths.invitation(token);
    return (
      <Way text={t('invitation.known', { email: found.email })}>
        <LinkButton href={paths.signIn(back)} variant="primary">
          {t('invitation.signIn')}
        </LinkButton>
      </Way>
    );
  }
  return (
    <Words of={['signIn']}>
      <JoinForm token={token} />
    </Words>
  );
}

function Way({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-sm">{text}</p>
      {children}
    </div>
  );
}
