import { Braces, Search } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { openPage } from '../../data/open-page.ts';
import { paths } from '../../paths.ts';
import { ROUTES } from '../../rest/index.ts';
import {
  buttonLook,
  EmptyState,
  formatCount,
  LinkButton,
  PageHeader,
  TextInput,
} from '../../ui/index.ts';
import { Basics } from './basics.tsx';
import { Contents } from './contents.tsx';
import { describeOperation, matches } from './describe-operation.ts';
import { Operations } from './operations.tsx';
import { Problems } from './problems.tsx';
import { Schemas } from './schemas.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api.reference'))('title') };
}

const MOST_CHARACTERS = 200;

export default async function ReferencePage({ searchParams }: PageProps<'/reference'>) {
  const { may } = await openPage('tenant.get');
  const { q } = await searchParams;
  const search = typeof q === 'string' ? q.trim().slice(0, MOST_CHARACTERS) : '';
  const t = await getTranslations('api.reference');
  const locale = await getLocale();
  const all = await Promise.all(ROUTES.map(describeOperation));
  const shown = search === '' ? all : all.filter((operation) => matches(operation, search));
  const clear = <LinkButton href={paths.apiReference()}>{t('clear')}</LinkButton>;
  return (
    <>
      <PageHeader
        actions={
          <>
            {may('api-key.list') && <LinkButton href={paths.apiKeys()}>{t('keys')}</LinkButton>}
            <a className={buttonLook('secondary', 'md')} href={paths.openApi()}>
              <Braces aria-hidden="true" />
              {t('openApi')}
            </a>
          </>
        }
        description={t('description')}
        title={t('title')}
      />
      <search>
        <form className="mb-4 flex flex-wrap items-center gap-2">
          <TextInput
            aria-label={t('search')}
            className="w-96 max-sm:w-full"
            defaultValue={search}
            lead={<Search aria-hidden="true" />}
            maxLength={MOST_CHARACTERS}
            name="q"
            placeholder={t('search')}
            type="search"
          />
          <span className="text-muted text-sm">
            {t('found', { count: formatCount(shown.length, locale) })}
          </span>
          {search !== '' && clear}
        </form>
      </search>
      <div className="grid gap-8 xl:grid-cols-[220px_minmax(0,1fr)]">
        <Contents isSearch={search !== ''} operations={shown} />
        <div className="flex min-w-0 max-w-[1100px] flex-col gap-8">
          {search === '' && <Basics />}
          {shown.length === 0 ? (
            <EmptyState actions={clear} title={t('foundNone')}>
              {t('foundNoneText')}
            </EmptyState>
          ) : (
            <Operations isOpen={search !== ''} operations={shown} />
          )}
          {search === '' && <Schemas />}
          {search === '' && <Problems />}
        </div>
      </div>
    </>
  );
}
