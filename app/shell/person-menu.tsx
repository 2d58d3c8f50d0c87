'use client';

import { Keyboard, LogOut, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { startTransition } from 'react';
import { signOut } from '../auth/actions.ts';
import { paths } from '../paths.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Menu } from '../ui/menu.tsx';
import { showShortcuts } from './shortcuts.ts';

interface PersonMenuProps {
  person: { name: string; email: string };
  /** In words. */
  role: string;
}

/** Who is signed in, and what is theirs. */
export function PersonMenu({ person, role }: PersonMenuProps) {
  const t = useTranslations('shell.person');
  const icon = { 'aria-hidden': true } as const;
  return (
    <Menu
      heading={
        <span className="block max-w-56">
          <span className="block truncate font-medium text-ink text-sm">{person.name}</span>
          <span className="block truncate">{person.email}</span>
          <span className="block">{role}</span>
        </span>
      }
      items={[
        [
          { label: t('security'), icon: <ShieldCheck {...icon} />, href: paths.security() },
          {
            label: t('shortcuts'),
            icon: <Keyboard {...icon} />,
            hint: '?',
            onSelect: showShortcuts,
          },
        ],
        [
          {
            label: t('signOut'),
            icon: <LogOut {...icon} />,
            onSelect: () => startTransition(() => signOut()),
          },
        ],
      ]}
      trigger={
        <button
          aria-label={t('label', { name: person.name })}
          className="shrink-0 rounded-full"
          type="button"
        >
          <Avatar name={person.name} />
        </button>
      }
    />
  );
}
