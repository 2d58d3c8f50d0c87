import { getLocale, getTranslations } from 'next-intl/server';
import type { DesignVersion } from '#engine/runtime/design';
import { openPage } from '../../data/open-page.ts';
import { Words } from '../../i18n/words.tsx';
import { paths } from '../../paths.ts';
import { Badge, EmptyState, formatInstant, LinkButton, PageHeader } from '../../ui/index.ts';
import { loadLifecycle } from '../lifecycle/load-lifecycle.ts';
import { chooseVersions } from './choose-versions.ts';
import { Comparison } from './comparison.tsx';
import { loadComparison } from './load-comparison.ts';
import { VersionSelects } from './version-selects.tsx';

type Params = Record<string, string | string[] | undefined>;

interface ComparePageProps {
  kind: string;
  params: Promise<{ key: string }>;
  searchParams: Promise<Params>;
}

const one = (param: string | string[] | undefined) => (Array.isArray(param) ? param[0] : param);

/** Names of versions in a list to choose from. */
async function optionsOf(
  versions: readonly DesignVersion[],
  inForce: number | null,
  timeZone: string,
) {
  const t = await getTranslations('compare');
  const locale = await getLocale();
  return versions.map(({ version, publishedAt, updatedAt }) => {
    const time = formatInstant(publishedAt ?? updatedAt, locale, timeZone);
    const name = version === null ? t('draft') : `v${version}`;
    const mark = version !== null && version === inForce ? ` · ${t('inForce')}` : '';
    return {
      value: version === null ? 'draft' : String(version),
      label: `${name}${mark} · ${time}`,
    };
  });
}

/** The page that compares two versions of a design of any kind. */
export async function ComparePage({ kind, params, searchParams }: ComparePageProps) {
  const { ctx, tenant } = await openPage('design.get');
  const { key } = await params;
  const given = await searchParams;
  const [t, locale] = await Promise.all([getTranslations('compare'), getLocale()]);
  const { versions, usage } = await loadLifecycle(ctx, kind, key);
  const wanted = { from: one(given.from), to: one(given.to) };
  const chosen = chooseVersions(versions, usage.inForce, wanted);
  const loaded = chosen && (await loadComparison(ctx, { kind, key }, chosen));
  const name = versions.find(({ name: own }) => own !== null)?.name?.[locale] ?? key;
  return (
    <Words of={['flows', 'compare', 'tables']}>
      <PageHeader
        crumbs={[{ label: name, href: paths.design(kind, key) }]}
        meta={loaded && <Badge>{t('changes', { count: loaded.found.total })}</Badge>}
        title={t('title', { name })}
      />
      {chosen && loaded ? (
        <div className="flex flex-col gap-4">
          <VersionSelects
            chosen={chosen}
            designKey={key}
            kind={kind}
            options={await optionsOf(versions, usage.inForce, tenant.timeZone)}
          />
          <Comparison key={`${chosen.from} ${chosen.to}`} kind={kind} {...loaded} />
        </div>
      ) : (
        <EmptyState
          actions={<LinkButton href={paths.design(kind, key)}>{name}</LinkButton>}
          title={t('only')}
        >
          {t('onlyText')}
        </EmptyState>
      )}
    </Words>
  );
}
