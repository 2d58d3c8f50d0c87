import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PageContext } from '../data/context.ts';
import type { NavigationGroup } from './navigation.ts';
import type { PaletteAction } from './palette/actions.ts';
import { PaletteButton } from './palette-button.tsx';
import { PersonMenu } from './person-menu.tsx';
import { Preferences } from './preferences.tsx';
import { TenantSwitch } from './tenant-switch.tsx';
import type { Theme } from './theme.ts';
import { Where } from './where.tsx';
import { WorkButton } from './work-button.tsx';

interface HeaderProps {
  theme: Theme;
  groups: readonly NavigationGroup[];
  actions: readonly PaletteAction[];
  /** Absent where the database can't be reached. */
  opened?: PageContext;
  /** The rail of a phone. */
  navigation: ReactNode;
}

export function Header({ theme, groups, actions, opened, navigation }: HeaderProps) {
  const nav = useTranslations('nav');
  const people = useTranslations('people.roles');
  const places = groups.flatMap(({ id, entries }) =>
    entries.map((entry) => ({
      href: entry.href,
      area: nav(`groups.${id}`),
      page: nav(entry.id),
    })),
  );
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-line border-b bg-surface pr-3 pl-1 sm:pl-4 lg:pr-5 lg:pl-6 print:hidden">
      {navigation}
      <div className="flex min-w-0 grow items-center gap-2">
        {opened && <TenantSwitch current={opened.tenant} tenants={opened.tenants} />}
        <Where places={places} />
      </div>
      {opened && (
        <>
          <PaletteButton actions={actions} owner={`${opened.tenant.id}.${opened.person.id}`} />
          <WorkButton />
        </>
      )}
      <div className="max-sm:hidden">
        <Preferences theme={theme} />
      </div>
      {opened && <PersonMenu person={opened.person} role={people(opened.person.role)} />}
    </header>
  );
}
