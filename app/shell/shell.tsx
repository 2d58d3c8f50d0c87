import { cookies } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { mayDo, type Verb } from '#engine/runtime/permission';
import { openContext, type PageContext } from '../data/context.ts';
import { Words } from '../i18n/words.tsx';
import { Header } from './header.tsx';
import { navigationFor } from './navigation.ts';
import { paletteActions } from './palette-actions.ts';
import { PhoneNavigation } from './phone-navigation.tsx';
import { Preferences } from './preferences.tsx';
import { Rail } from './rail.tsx';
import { RailEntries } from './rail-entries.tsx';
import { railCookie, railWidthOf } from './rail-width.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { SkipLink } from './skip-link.tsx';
import { themeCookie, themeOf } from './theme.ts';

/** The frame stays whatever fails here: the page itself says what is wrong. */
async function findContext(): Promise<PageContext | undefined> {
  try {
    return await openContext();
  } catch (error) {
    // Nobody is signed in: that leads to another page.
    unstable_rethrow(error);
    return undefined;
  }
}

/** The frame around every page of the workbench. */
export async function Shell({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = themeOf(jar.get(themeCookie)?.value);
  const t = await getTranslations('app');
  const opened = await findContext();
  const may = (verb: Verb) => opened !== undefined && mayDo(opened.ctx.actor, verb);
  const groups = navigationFor({ may, demonstration: opened?.isDemonstration ?? false });
  const actions = await paletteActions(groups, may);
  return (
    <Words of={['shell', 'palette']}>
      <div className="flex h-dvh print:h-auto">
        <SkipLink>{t('skip')}</SkipLink>
        <Rail width={railWidthOf(jar.get(railCookie)?.value)}>
          <RailEntries groups={groups} prefix="rail" />
        </Rail>
        <div className="flex min-w-0 grow flex-col">
          <Header
            actions={actions}
            groups={groups}
            navigation={
              <PhoneNavigation preferences={<Preferences theme={theme} />}>
                <RailEntries groups={groups} prefix="sheet" />
              </PhoneNavigation>
            }
            opened={opened}
            theme={theme}
          />
          <main
            className="min-h-0 grow overflow-auto p-4 outline-none lg:p-6 print:overflow-visible print:p-0"
            id="content"
            tabIndex={-1}
          >
            {children}
          </main>
        </div>
        <ShortcutsDialog />
      </div>
    </Words>
  );
}
