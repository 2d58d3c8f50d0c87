import { useLocale, useTranslations } from 'next-intl';
import type { TemplateSummary } from '#engine/runtime/design';
import { Badge, Money } from '../../../ui/index.ts';
import { FlowSketch } from './flow-sketch.tsx';
import { UseTemplate } from './use-template.tsx';

interface TemplateCardProps {
  template: TemplateSummary;
  mayUse: boolean;
}

/** A template: what it looks like, what it is for, what it comes to, and the way to make it one's own. */
export function TemplateCard({ template, mayUse }: TemplateCardProps) {
  const t = useTranslations('templates');
  const locale = useLocale();
  const { pack, key, name, description, industry, tags, nodes, edges, examples } = template;
  const drawing = t('drawing', { count: nodes.length });
  return (
    <li className="flex min-w-0 flex-col overflow-hidden rounded-panel border border-line bg-surface">
      <div className="border-line border-b bg-sunken px-3 py-2">
        <FlowSketch edges={edges} label={drawing} nodes={nodes} />
      </div>
      <div className="flex grow flex-col gap-3 p-4">
        <div>
          <div className="flex items-start justify-between gap-2">
            <h2 className="min-w-0 font-semibold">{name[locale]}</h2>
            <Badge tone="accent">{industry.name[locale]}</Badge>
          </div>
          <p className="mt-1 text-muted text-sm">{description[locale]}</p>
        </div>
        <ul className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag.en}>
              <Badge>{tag[locale]}</Badge>
            </li>
          ))}
        </ul>
        <dl aria-label={t('examples')} className="grid gap-1 text-sm">
          {examples.map((example) => (
            <div className="flex items-baseline justify-between gap-3" key={example.name.en}>
              <dt className="min-w-0 truncate text-muted" title={example.name[locale]}>
                {example.name[locale]}
              </dt>
              <dd className="tabular-nums">
                <Money amount={example.total} currency={example.currency} />
              </dd>
            </div>
          ))}
        </dl>
        <div className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-1">
          <span className="text-muted text-xs">
            {t('nodes', { count: nodes.length })} · {t('scenarios', { count: template.scenarios })}
          </span>
          {mayUse && <UseTemplate name={name} pack={pack} templateKey={key} />}
        </div>
      </div>
    </li>
  );
}
