import { Preferences } from './preferences.tsx';
import { TenantName } from './tenant-name.tsx';
import type { Theme } from './theme.ts';

export function Header({ theme }: { theme: Theme }) {
  return (
    <header className="flex h-12 shrink-0 items-center justify-between gap-4 border-line border-b bg-surface px-4 lg:px-6">
      <TenantName />
      <Preferences theme={theme} />
    </header>
  );
}
