import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Issue, PricingFlow } from '#schemas';
import { cn } from '../../ui/index.ts';
import { issuesByNode } from '../graph/index.ts';
import type { FlowModel } from '../model.ts';

interface ProblemsPanelProps {
  issues: readonly Issue[];
  flow: PricingFlow;
  model: FlowModel;
  onShow: (node: string) => void;
}

const isError = ({ severity }: Issue): boolean => severity === 'error';

/** Every issue of the draft, errors first; a click leads to its node. */
export function ProblemsPanel({ issues, flow, model, onShow }: ProblemsPanelProps) {
  const t = useTranslations('editor.problems');
  const locale = useLocale();
  if (issues.length === 0) {
    return (
      <p className="flex items-center gap-2 p-3 text-muted text-sm">
        <CircleCheck aria-hidden="true" className="size-4 text-positive" />
        {t('none')}
      </p>
    );
  }
  const found = [...issuesByNode(flow, issues)].flatMap(([node, ofNode]) =>
    ofNode.map((issue) => ({ node, issue })),
  );
  found.sort((a, b) => Number(isError(b.issue)) - Number(isError(a.issue)));
  return (
    <ul aria-label={t('title')} className="flex flex-col py-1 text-sm">
      {found.map(({ node, issue }) => {
        const card = model.graph.byId.get(node);
        return (
          <li key={`${issue.code} ${issue.path} ${issue.message.en}`}>
            <button
              className="flex w-full items-start gap-2 px-3 py-1 text-left hover:not-disabled:bg-hover"
              disabled={!card}
              onClick={() => onShow(node)}
              type="button"
            >
              <TriangleAlert
                aria-label={t(issue.severity)}
                className={cn(
                  'mt-0.5 size-4 shrink-0',
                  isError(issue) ? 'text-danger' : 'text-notice',
                )}
                role="img"
              />
              <span className="min-w-0">{issue.message[locale]}</span>
              <span className="ml-auto shrink-0 pl-4 font-mono text-muted text-xs">
                {card?.name ?? issue.path}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
