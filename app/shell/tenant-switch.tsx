'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { startTransition } from 'react';
import { chooseTenant } from '../auth/actions.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';

interface TenantSwitchProps {
  /** The one at work. */
  current: { id: string; name: string };
  tenants: readonly { id: string; name: string }[];
}

/** Whose book is open; a menu where the person works for several. */
export function TenantSwitch({ current, tenants }: TenantSwitchProps) {
  const t = useTranslations('shell.tenant');
  if (tenants.length < 2) {
    return <p className="truncate font-medium text-sm">{current.name}</p>;
  }
  const choose = (id: string) => {
    const form = new FormData();
    form.set('tenant', id);
    startTransition(() => chooseTenant(form));
  };
  return (
    <Menu
      align="start"
      heading={t('heading')}
      items={[
        tenants.map(({ id, name }) => ({
          label: name,
          checked: id === current.id,
          onSelect: () => choose(id),
        })),
      ]}
      trigger={
        <Button
          aria-label={t('label', { name: current.name })}
          className="-mx-2 min-w-0 shrink px-2 text-ink"
          variant="ghost"
        >
          <span className="truncate">{current.name}</span>
          <ChevronsUpDown aria-hidden="true" className="text-muted" />
        </Button>
      }
    />
  );
}
