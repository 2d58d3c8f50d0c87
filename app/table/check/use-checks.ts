import { useEffect, useMemo, useState } from 'react';
import type { Scope } from '#engine/core/feel';
import type { DecisionTableContent } from '#schemas';
import { type FieldIssues, RuleChecker, type TableIssues } from './check-rules.ts';

const RULES_AT_ONCE = 250;
const NOTHING: TableIssues = { columns: new Map(), rows: new Map() };

export interface Checks extends TableIssues {
  /** How many errors are known; doubts are not among them. */
  count: number;
  /** The table that they are of, once all of it is checked. */
  checked: DecisionTableContent | undefined;
}

const errorsIn = (found: FieldIssues): number =>
  [...found.values()].filter(({ severity }) => severity === 'error').length;

const countOf = ({ columns, rows }: TableIssues): number =>
  [...rows.values()].reduce((sum, found) => sum + errorsIn(found), errorsIn(columns));

/** Problems of cells and columns as the engine finds them, a long table a part at a time. */
export function useChecks(table: DecisionTableContent, scope: Scope | undefined): Checks {
  const checker = useMemo(() => new RuleChecker(scope), [scope]);
  const [checks, setChecks] = useState<Checks>({ ...NOTHING, count: 0, checked: undefined });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const work = () => {
      const isDone = checker.step(table, RULES_AT_ONCE);
      if (!isDone) {
        timer = setTimeout(work);
        return;
      }
      const issues = checker.issues(table);
      setChecks({ ...issues, count: countOf(issues), checked: table });
    };
    timer = setTimeout(work);
    return () => clearTimeout(timer);
  }, [table, checker]);
  return checks;
}
