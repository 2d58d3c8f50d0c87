import { useFormatter, useTranslations } from 'next-intl';
import type { ScenarioCoverage } from '#engine/core/scenario';
import { Progress, Switch } from '../../../ui/index.ts';
import { type FlowModel, titleOf } from '../../model.ts';
import { branchText } from '../../nodes/index.ts';

interface CoverageViewProps {
  coverage: ScenarioCoverage;
  model: FlowModel;
  isTinted: boolean;
  onTint: (isTinted: boolean) => void;
  onShow: (node: string) => void;
}

/** So many rows of one table are named; the rest are counted. */
const MOST_ROWS = 12;

export const shareOf = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

function Share({ label, part, whole }: { label: string; part: number; whole: number }) {
  const t = useTranslations('editor.scenarios');
  const format = useFormatter();
  if (whole === 0) return null;
  const share = shareOf(part, whole);
  const percent = format.number(Math.floor(share * 100) / 100, { style: 'percent' });
  return (
    <div className="min-w-40">
      <p className="flex items-baseline justify-between text-sm">
        <span>{label}</span>
        <span className="font-medium">
          {percent} <span className="text-muted">{t('ofCount', { part, whole })}</span>
        </span>
      </p>
      <Progress bare done={part} label={label} total={whole} />
    </div>
  );
}

interface Gap {
  key: string;
  node: string;
  text: string;
}

/** Everything that no scenario goes through: nodes, then branches and rows of those it does. */
function useGaps({ coverage, model }: Pick<CoverageViewProps, 'coverage' | 'model'>): Gap[] {
  const t = useTranslations('editor.scenarios');
  const { graph, locale } = model;
  const nameOf = (id: string): string => {
    const card = graph.byId.get(id);
    return card ? titleOf(card, locale) : id;
  };
  const missed = coverage.nodes.filter(({ scenarios }) => scenarios === 0);
  const unseen = new Set(missed.map(({ node }) => node));
  const branches = coverage.branches.filter(
    ({ node, scenarios }) => scenarios === 0 && !unseen.has(node),
  );
  const tables = coverage.tables.filter(
    ({ node, missed: rows }) => rows.length > 0 && !unseen.has(node),
  );
  return [
    ...missed.map(({ node }) => ({ key: node, node, text: nameOf(node) })),
    ...branches.map(({ node, branch }) => {
      const card = graph.byId.get(node)?.node;
      const words = card?.kind === 'switch' ? branchText(card.config, branch)?.[locale] : undefined;
      return { key: `${node} ${branch}`, node, text: `${nameOf(node)} · ${words ?? branch}` };
    }),
    ...tables.map(({ node, missed: rows }) => {
      const shown = rows.slice(0, MOST_ROWS).map((row) => row + 1);
      const more = rows.length - shown.length;
      const text = t('rowsMissed', { rows: shown.join(', '), more });
      return { key: `${node} rows`, node, text: `${nameOf(node)} · ${text}` };
    }),
  ];
}

/** How much of the flow the scenarios go through, and what none does. */
export function CoverageView(props: CoverageViewProps) {
  const { coverage, model, isTinted, onTint, onShow } = props;
  const t = useTranslations('editor.scenarios');
  const gaps = useGaps({ coverage, model });
  const { nodes, nodesReached, rows, rowsReached, branches } = coverage;
  const taken = branches.filter(({ scenarios }) => scenarios > 0).length;
  return (
    <section aria-label={t('coverage')} className="flex flex-col gap-3">
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-2">
        <Share label={t('nodes')} part={nodesReached} whole={nodes.length} />
        <Share label={t('rows')} part={rowsReached} whole={rows} />
        <Share label={t('branches')} part={taken} whole={branches.length} />
      </div>
      <Switch
        checked={isTinted}
        label={t('tint')}
        onChange={({ target }) => onTint(target.checked)}
      />
      {gaps.length === 0 ? (
        <p className="text-muted text-sm">{t('allCovered')}</p>
      ) : (
        <div>
          <h3 className="mb-1 font-medium text-muted text-xs">{t('uncovered')}</h3>
          <ul className="flex flex-col text-sm">
            {gaps.map(({ key, node, text }) => (
              <li key={key}>
                <button
                  className="-ml-2 rounded-md px-2 py-0.5 text-left hover:bg-hover"
                  onClick={() => onShow(node)}
                  type="button"
                >
                  {text}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
