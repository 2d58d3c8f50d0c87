import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PERMISSIONS } from '#engine/runtime/permission';
import { getTenant } from '#engine/runtime/tenant';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { Badge, PageHeader, Panel } from '../../../ui/index.ts';
import { ApprovalSwitch } from './approval-switch.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lifecycle.settings'))('title') };
}

export default async function PublishingPage() {
  const { ctx } = await openPage('tenant.set-design-approval');
  const [tenant, t, people] = await Promise.all([
    getTenant({ ctx }),
    getTranslations('lifecycle.settings'),
    getTranslations('people.roles'),
  ]);
  return (
    <Words of={['lifecycle']}>
      <PageHeader description={t('description')} title={t('title')} />
      <Panel className="max-w-3xl">
        <div className="flex flex-col gap-4">
          <ApprovalSwitch isRequired={tenant.requiresDesignApproval} />
          <div>
            <h2 className="mb-1 font-medium text-sm">{t('approvers')}</h2>
            <ul className="flex flex-wrap gap-1.5">
              {PERMISSIONS['design.approve'].map((role) => (
                <li key={role}>
                  <Badge>{people(role)}</Badge>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </Panel>
    </Words>
  );
}
