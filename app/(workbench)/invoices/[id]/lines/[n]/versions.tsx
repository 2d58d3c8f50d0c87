import { useLocale, useTranslations } from 'next-intl';
import type { DesignShown } from '#engine/runtime/invoice';
import { paths } from '../../../../../paths.ts';
import { Dash, DateText, DescriptionList, Panel, TextLink } from '../../../../../ui/index.ts';

interface VersionProps {
  design: DesignShown;
  kind: 'flow' | 'plan';
  mayOpen: boolean;
  timeZone: string;
}

function linkTo({ key, version }: DesignShown, kind: 'flow' | 'plan') {
  return paths[kind](key, { version: version ?? undefined });
}

function Version({ design, kind, mayOpen, timeZone }: VersionProps) {
  const t = useTranslations('explanation.version');
  const locale = useLocale();
  const { name, version, author, publishedAt, effectiveFrom, message } = design;
  return (
    <div className="min-w-0">
      <h3 className="text-sm">
        <span className="text-muted">{t(kind)}</span>{' '}
        {mayOpen ? (
          <TextLink className="font-medium" href={linkTo(design, kind)}>
            {name[locale]}
          </TextLink>
        ) : (
          <span className="font-medium">{name[locale]}</span>
        )}{' '}
        <span className="text-muted">{version !== null && t('version', { version })}</span>
      </h3>
      <DescriptionList
        className="mt-1"
        items={[
          { label: t('author'), value: author === 'system' ? t('system') : author },
          {
            label: t('published'),
            value:
              publishedAt === null ? (
                <Dash />
              ) : (
                <DateText instant={publishedAt} timeZone={timeZone} />
              ),
          },
          {
            label: t('effective'),
            value: effectiveFrom === null ? t('always') : <DateText date={effectiveFrom} />,
          },
          ...(message === '' ? [] : [{ label: t('message'), value: message }]),
        ]}
      />
    </div>
  );
}

interface VersionsProps {
  flow: DesignShown | null;
  plan: DesignShown | null;
  mayFlows: boolean;
  timeZone: string;
}

/** The versions that the line was computed with, and whose they are. */
export function Versions({ flow, plan, mayFlows, timeZone }: VersionsProps) {
  const t = useTranslations('explanation.version');
  if (!flow && !plan) return null;
  return (
    <Panel title={t('title')}>
      <div className="grid gap-6 md:grid-cols-2">
        {flow && <Version design={flow} kind="flow" mayOpen={mayFlows} timeZone={timeZone} />}
        {plan && <Version design={plan} kind="plan" mayOpen={mayFlows} timeZone={timeZone} />}
      </div>
    </Panel>
  );
}
