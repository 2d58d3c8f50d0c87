import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listSessions } from '#engine/runtime/identity';
import { identityOfProcess } from '../../../auth/identity.ts';
import { findVisitor } from '../../../data/context.ts';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { PageHeader } from '../../../ui/index.ts';
import { FactorPanel } from './factor-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('title') };
}

export default async function SecurityPage() {
  const { tenant } = await openPage('security.change');
  const visit = await findVisitor();
  if (!visit) return null;
  const t = await getTranslations('security');
  const sessions = await listSessions(await identityOfProcess(), visit);
  return (
    <Words of={['security']}>
      <PageHeader description={t('description')} title={t('title')} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <PasswordPanel />
        <FactorPanel isOn={visit.hasSecondFactor} />
        <SessionsPanel sessions={sessions} timeZone={tenant.timeZone} />
      </div>
    </Words>
  );
}
