import { useTranslations } from 'next-intl';
import type { DesignOverview } from '#engine/runtime/design';
import { Badge, Dash, DateText } from '../ui/index.ts';

interface EffectiveFromProps {
  row: Pick<DesignOverview, 'version' | 'effectiveFrom' | 'next'>;
}

/** The day from which the version holds, and that of the next one that is due. */
export function EffectiveFrom({ row: { version, effectiveFrom, next } }: EffectiveFromProps) {
  const t = useTranslations('flows.design');
  return (
    <span className="inline-flex items-center gap-2">
      {effectiveFrom ? (
        <DateText date={effectiveFrom} />
      ) : version === null ? (
        <Dash />
      ) : (
        <span className="text-muted">{t('always')}</span>
      )}
      {next && (
        <Badge tone="info">
          {t('version', { version: next.version })} · <DateText date={next.effectiveFrom} />
        </Badge>
      )}
    </span>
  );
}
