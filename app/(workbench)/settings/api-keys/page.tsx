import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listApiKeys } from '#engine/runtime/api-key';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { CursorPager, LinkButton, PageHeader } from '../../../ui/index.ts';
import { CreateKey } from './create-key.tsx';
import { KeyTable } from './key-table.tsx';
import { scopeAreas, scopesByRole, usefulScopes } from './scope-areas.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api.keys'))('title') };
}

const PAGE_ROWS = 50;

export default async function ApiKeysPage({ searchParams }: PageProps<'/settings/api-keys'>) {
  const { ctx, tenant, may } = await openPage('api-key.list');
  const { cursor } = await searchParams;
  const t = await getTranslations('api.keys');
  const given = typeof cursor === 'string' && cursor !== '' ? { cursor } : {};
  const { rows, next } = await listApiKeys({ ctx, input: { limit: PAGE_ROWS, ...given } });
  const now = ctx.now.toString();
  const useful = usefulScopes();
  return (
    <Words of={['api', 'people']}>
      <PageHeader
        actions={
          <>
            <LinkButton href={paths.apiReference()}>{t('reference')}</LinkButton>
            {may('api-key.create') && (
              <CreateKey areas={scopeAreas()} scopesByRole={scopesByRole()} />
            )}
          </>
        }
        description={t('description')}
        title={t('title')}
      />
      <KeyTable
        keys={rows.map((key) => ({
          ...key,
          isExpired: key.expiresAt !== null && key.expiresAt <= now,
          hasAllScopes: useful.every((scope) => key.scopes.includes(scope)),
        }))}
        mayRevoke={may('api-key.revoke')}
        timeZone={tenant.timeZone}
      />
      <CursorPager
        first={cursor === undefined ? undefined : paths.apiKeys()}
        label={t('paging')}
        next={next === null ? undefined : paths.apiKeys({ cursor: next })}
      />
    </Words>
  );
}
