import { CircleAlert, CircleCheck, Info, TriangleAlert, Wand2, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { applyFix, type TableFinding } from '#engine/core/table/verify';
import type { Issue } from '#schemas';
import { Button, cn, IconButton, Spinner } from '../../ui/index.ts';
import type { Findings } from '../check/index.ts';
import { LiveCount } from './live-count.tsx';
import type { TableEditor } from './use-table-editor.ts';

interface ChecksPaneProps {
  editor: TableEditor;
  findings: Findings;
  onClose: () => void;
}

/** Faults whose row changes nothing where it goes. */
const DISPENSABLE = new Set<TableFinding['kind']>(['unreachable', 'redundant', 'never-matches']);
const MOST_PROBLEMS = 100;

const toneOf = ({ severity }: Pick<TableFinding, 'severity'>) =>
  ({
    error: { icon: CircleAlert, look: 'text-danger' },
    warning: { icon: TriangleAlert, look: 'text-notice' },
    info: { icon: Info, look: 'text-info' },
  })[severity];

interface Located {
  row: number | undefined;
  key: string;
  issue: Issue;
}

function problemsOf({ checks }: TableEditor): Located[] {
  const columns = [...checks.columns].map(
    ([key, issue]): Located => ({ row: undefined, key, issue }),
  );
  const cells = [...checks.rows].flatMap(([row, found]) =>
    [...found].map(([key, issue]): Located => ({ row, key, issue })),
  );
  const isError = ({ issue }: Located) => issue.severity === 'error';
  return [...columns, ...cells].sort((a, b) => Number(isError(b)) - Number(isError(a)));
}

function Sign({ severity }: Pick<TableFinding, 'severity'>) {
  const { icon: Icon, look } = toneOf({ severity });
  return <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', look)} />;
}

function Problems({ editor }: Pick<ChecksPaneProps, 'editor'>) {
  const t = useTranslations('tables.checks');
  const locale = useLocale();
  const problems = problemsOf(editor);
  return (
    <ul aria-label={t('problems')} className="flex flex-col">
      {problems.slice(0, MOST_PROBLEMS).map(({ row, key, issue }) => {
        const at = editor.columns.findIndex((column) => column.key === key);
        return (
          <li key={`${row} ${key}`}>
            <button
              className="flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover"
              onClick={() => editor.go(row ?? 0, Math.max(0, at), Math.max(0, at))}
              type="button"
            >
              <Sign severity={issue.severity} />
              <span className="min-w-0">
                <span className="block text-muted text-xs">
                  {row === undefined
                    ? (editor.columns[at]?.label ?? t('table'))
                    : t('cell', { row: row + 1, column: editor.columns[at]?.label ?? key })}
                </span>
                {issue.message[locale]}
              </span>
            </button>
          </li>
        );
      })}
      {problems.length > MOST_PROBLEMS && (
        <li className="px-2 py-1 text-muted text-xs">
          {t('more', { count: problems.length - MOST_PROBLEMS })}
        </li>
      )}
    </ul>
  );
}

interface FindingProps {
  editor: TableEditor;
  finding: TableFinding;
  /** Positions hold only for the table that was looked at. */
  isCurrent: boolean;
}

/** The button that takes a fault away, where there is one. */
function Fix({ editor, finding, isCurrent }: FindingProps) {
  const t = useTranslations('tables.checks');
  const { host, edit, say, go, grid } = editor;
  const { fix, kind, rows } = finding;
  const [row] = rows;
  if (fix) {
    return (
      <Button
        disabled={!isCurrent}
        icon={<Wand2 />}
        onClick={() => {
          edit({ type: 'replace-table', table: applyFix(host.table as never, finding) as never });
          say(t('added', { row: fix.insertAt + 1 }));
          setTimeout(() => go(fix.insertAt, host.table.inputs.length, host.table.inputs.length));
        }}
        size="sm"
      >
        {t('addRow')}
      </Button>
    );
  }
  if (!DISPENSABLE.has(kind) || row === undefined) return null;
  return (
    <Button
      disabled={!isCurrent}
      icon={<Wand2 />}
      onClick={() => {
        edit({ type: 'remove-rows', rows: [row] });
        say(t('removed', { row: row + 1 }));
        // The button goes with its finding.
        setTimeout(() => grid.current?.focus());
      }}
      size="sm"
    >
      {t('removeRow', { row: row + 1 })}
    </Button>
  );
}

function Finding(props: FindingProps) {
  const { editor, finding, isCurrent } = props;
  const t = useTranslations('tables.checks');
  const locale = useLocale();
  const [row] = finding.rows;
  const example = Object.entries(finding.example);
  const isAboutCases = finding.box.tests.length > 0 && finding.kind !== 'not-verified';
  return (
    <li className="border-line border-b px-2 py-2 text-sm last:border-b-0">
      <div className="flex items-start gap-2">
        <Sign severity={finding.severity} />
        <div className="min-w-0 grow">
          <p className="font-medium">{t(`kinds.${finding.kind}`)}</p>
          <p>{finding.message[locale]}</p>
          {example.length > 0 && (
            <p className="mt-0.5 break-words text-muted text-xs">
              {t('example')}{' '}
              <span className="font-mono">
                {example.map(([name, value]) => `${name} = ${value}`).join(', ')}
                {finding.day && ` · ${finding.day}`}
              </span>
            </p>
          )}
          {isAboutCases && <LiveCount finding={finding} host={editor.host} />}
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            {row !== undefined && (
              <Button disabled={!isCurrent} onClick={() => editor.go(row)} size="sm">
                {t('show', { row: row + 1 })}
              </Button>
            )}
            <Fix {...props} />
          </div>
        </div>
      </div>
    </li>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="px-2 pt-2 pb-1 font-medium text-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}

/** What is wrong with the table: cells that don't compile, and cases that no row or several take. */
export function ChecksPane({ editor, findings, onClose }: ChecksPaneProps) {
  const t = useTranslations('tables.checks');
  const { checks, host } = editor;
  const isCurrent = findings.table === host.table;
  const isSound = checks.count === 0 && isCurrent && findings.list.length === 0;
  return (
    <aside
      aria-label={t('label')}
      className="flex w-80 shrink-0 flex-col rounded-md border border-line bg-surface max-lg:max-h-72 max-lg:w-full"
    >
      <header className="flex items-center gap-2 border-line border-b py-1 pr-1 pl-3">
        <h2 className="grow font-semibold text-sm">{t('label')}</h2>
        {findings.isBusy && <Spinner />}
        <IconButton icon={<X />} label={t('close')} onClick={onClose} size="sm" />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="min-h-0 grow overflow-y-auto p-1" tabIndex={0}>
        {findings.isBusy && findings.table === undefined && (
          <p className="p-2 text-muted text-sm">{t('busy')}</p>
        )}
        {isSound && (
          <p className="flex items-start gap-2 p-2 text-muted text-sm">
            <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-positive" />
            {t('sound')}
          </p>
        )}
        {checks.rows.size + checks.columns.size > 0 && (
          <Section title={t('problems')}>
            <Problems editor={editor} />
            {checks.count > 0 && <p className="px-2 py-1 text-muted text-xs">{t('first')}</p>}
          </Section>
        )}
        {findings.list.length > 0 && (
          <Section title={t('findings')}>
            <ul className={cn('flex flex-col', !isCurrent && 'opacity-60')}>
              {findings.list.map((finding) => (
                <Finding
                  editor={editor}
                  finding={finding}
                  isCurrent={isCurrent}
                  key={`${finding.kind} ${finding.rows.join()} ${finding.message.en}`}
                />
              ))}
            </ul>
          </Section>
        )}
      </div>
    </aside>
  );
}
