import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Issue } from '#engine/core/issue';
import { cn, Panel } from '../ui/index.ts';

/** What stands in the way of publishing a draft. */
export function IssuesPanel({ issues }: { issues: readonly Issue[] }) {
  const t = useTranslations('flows.design');
  const locale = useLocale();
  if (issues.length === 0) {
    return (
      <p className="flex items-center gap-2 text-muted text-sm">
        <CircleCheck aria-hidden="true" className="size-4 text-positive" />
        {t('noIssues')}
      </p>
    );
  }
  return (
    <Panel title={t('issues', { count: issues.length })}>
      <ul className="flex flex-col gap-1.5 text-sm">
        {issues.map(({ code, path, message, severity }) => (
          <li className="flex items-start gap-2" key={`${code} ${path}`}>
            <TriangleAlert
              aria-hidden="true"
              className={cn(
                'mt-0.5 size-4 shrink-0',
                severity === 'error' ? 'text-danger' : 'text-notice',
              )}
            />
            <span>
              {message[locale]} <span className="font-mono text-muted text-xs">{path}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
