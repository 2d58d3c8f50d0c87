import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isAnybodyThere } from '#engine/runtime/identity';
import { identityOfProcess } from '../../auth/identity.ts';
import { safeNext } from '../../auth/safe-next.ts';
import { findVisitor } from '../../data/context.ts';
import { describeUnreachable, isDatabaseUnreachable } from '../../data/unreachable.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { LinkButton } from '../../ui/index.ts';
import { EntryCard } from '../entry-card.tsx';
import { DemoPeople } from './demo-people.tsx';
import { SignInForm } from './sign-in-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') };
}

type State = 'open' | 'nobody' | 'unreachable';

async function stateOfServer(): Promise<State> {
  try {
    return (await isAnybodyThere(await identityOfProcess())) ? 'open' : 'nobody';
  } catch (error) {
    if (!isDatabaseUnreachable(error)) throw error;
    console.error(describeUnreachable(error));
    return 'unreachable';
  }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const next = safeNext((await searchParams).next);
  const state = await stateOfServer();
  if (state === 'unreachable') return <Unreachable next={next} />;
  if (await findVisitor()) redirect((next ?? paths.home()) as Route);
  const t = await getTranslations('signIn');
  const { settings } = await identityOfProcess();
  return (
    <div className="flex w-full flex-wrap items-start justify-center gap-6">
      <EntryCard text={state === 'nobody' && t('nobody')} title={t('title')}>
        {state === 'nobody' ? (
          <pre className="overflow-x-auto rounded-md bg-sunken p-3 text-xs">
            npm run -s ratecraft -- person add --help
          </pre>
        ) : (
          <Words of={['signIn']}>
            <SignInForm next={next} />
          </Words>
        )}
      </EntryCard>
      {settings.isDemonstration && <DemoPeople next={next} />}
    </div>
  );
}

async function Unreachable({ next }: { next: string | undefined }) {
  const t = await getTranslations('signIn');
  return (
    <div className="w-full max-w-[380px]" role="alert">
      <EntryCard text={t('unreachableText')} title={t('unreachable')}>
        <LinkButton href={paths.signIn(next)}>{t('retry')}</LinkButton>
      </EntryCard>
    </div>
  );
}
