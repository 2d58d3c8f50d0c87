import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { DesignUsage } from '#engine/runtime/design';
import { paths } from '../../../paths.ts';
import { Panel, RowHeader, Table, Td, TextLink, Th } from '../../../ui/index.ts';

/** Flows that have this one as a node; a published one keeps the version that it was published with. */
function UsingFlows({ flows }: Pick<DesignUsage, 'flows'>) {
  const t = useTranslations('flows.usedBy');
  const locale = useLocale();
  if (flows.length === 0) return null;
  return (
    <Panel title={t('flows')}>
      <ul className="flex flex-col gap-1 text-sm">
        {flows.map(({ key, name, version }) => (
          <li key={key}>
            <TextLink href={paths.flow(key, { version: version ?? 'draft' })}>
              {name[locale]}
            </TextLink>{' '}
            <span className="text-muted text-xs">
              {version === null ? t('inDraft') : `v${version}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Where a flow is used: by plans, and by other flows. */
export function UsedBy({ usage }: { usage: DesignUsage }) {
  return (
    <>
      <UsedByPlans usage={usage} />
      <UsingFlows flows={usage.flows} />
    </>
  );
}

/** Plans whose modules the flow prices, and what customers have of them. */
function UsedByPlans({ usage }: { usage: DesignUsage }) {
  const t = useTranslations('flows.usedBy');
  const format = useFormatter();
  const locale = useLocale();
  const { plans, subscriptions, customers } = usage;
  if (plans.length === 0) {
    return (
      <Panel title={t('title')}>
        <p className="text-muted text-sm">{t('nobody')}</p>
      </Panel>
    );
  }
  return (
    <Panel flush note={t('note', { subscriptions, customers })} title={t('title')}>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <Th>{t('plan')}</Th>
            <Th>{t('module')}</Th>
            <Th number>{t('items')}</Th>
          </tr>
        </thead>
        <tbody>
          {plans.flatMap(({ planKey, planName, version, modules }) =>
            modules.map(({ key, name, items }, index) => (
              <tr key={`${planKey} ${version} ${key}`}>
                <RowHeader>
                  {index === 0 && (
                    <>
                      <TextLink href={paths.plan(planKey, { version })}>
                        {planName[locale]}
                      </TextLink>{' '}
                      <span className="font-normal text-muted text-xs">v{version}</span>
                    </>
                  )}
                </RowHeader>
                <Td>
                  {name[locale]} <span className="font-mono text-muted text-xs">{key}</span>
                </Td>
                <Td number>{format.number(items)}</Td>
              </tr>
            )),
          )}
        </tbody>
      </Table>
    </Panel>
  );
}
