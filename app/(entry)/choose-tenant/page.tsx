import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { chooseTenant, signOut } from '../../auth/actions.ts';
import { safeNext } from '../../auth/safe-next.ts';
import { findVisitor } from '../../data/context.ts';
import { paths } from '../../paths.ts';
import { Avatar, Button } from '../../ui/index.ts';
import { EntryCard } from '../entry-card.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('tenants.title') };
}

export default async function ChooseTenantPage({ searchParams }: PageProps<'/choose-tenant'>) {
  const next = safeNext((await searchParams).next);
  const visit = await findVisitor();
  if (!visit) redirect(paths.signIn(next));
  const t = await getTranslations('signIn');
  const roles = await getTranslations('people.roles');
  const isNowhere = visit.workplaces.length === 0;
  const title = isNowhere ? t('tenants.none') : t('tenants.title');
  return (
    <EntryCard
      text={isNowhere ? t('tenants.noneText', { email: visit.person.email }) : visit.person.email}
      title={title}
    >
      {!isNowhere && (
        <form action={chooseTenant} className="flex flex-col gap-1">
          {next && <input name="next" type="hidden" value={next} />}
          {visit.workplaces.map(({ tenant, role }) => (
            <button
              aria-label={t('tenants.enter', { tenant: tenant.name })}
              className="flex cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover"
              key={tenant.id}
              name="tenant"
              type="submit"
              value={tenant.id}
            >
              <Avatar name={tenant.name} size="md" />
              <span className="flex min-w-0 flex-col">
                <span className="truncate font-medium">{tenant.name}</span>
                <span className="text-muted text-xs">{roles(role)}</span>
              </span>
            </button>
          ))}
        </form>
      )}
      <form action={signOut}>
        <Button type="submit">{t('tenants.signOut')}</Button>
      </form>
    </EntryCard>
  );
}
