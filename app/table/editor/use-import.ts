import { useLocale } from 'next-intl';
import { useMemo, useState } from 'react';
import type { Scope } from '#engine/core/feel';
import type { DecisionTableContent, Issue } from '#schemas';
import { checkAll } from '../check/index.ts';
import type { Rule, Field as TableField } from '../edit/index.ts';
import {
  type ColumnRole,
  countEmptied,
  fileColumns,
  filledDown,
  keepingKnown,
  type Mapping,
  mappingInOrder,
  mappingOf,
  rolesOf,
  rulesOf,
  type SheetCell,
  tableOfSheet,
} from '../files/index.ts';
import { columnContext } from './column-context.ts';
import type { ReadFile } from './read-file.ts';
import type { TableEditor } from './use-table-editor.ts';

export interface ImportProps {
  editor: TableEditor;
  read: ReadFile;
  onClose: () => void;
}

export type Mode = 'replace' | 'append';

interface Problem {
  row: number;
  key: string;
  issue: Issue;
}

type Rows = readonly (readonly SheetCell[])[];
type Roles = ReadonlyMap<number, ColumnRole>;

const NO_ROWS: Rows = [];
const HEAD_ROWS = 50;

const isOfRow = (key: string): boolean => !key.startsWith('when:') && !key.startsWith('then:');

/** A table without rows may take its columns from the file: nothing of it would be lost. */
function useMade(table: DecisionTableContent, rows: Rows, width: number, canMake: boolean) {
  const [wanted, setMaking] = useState<boolean>();
  const [chosen, choose] = useState<Roles>(new Map());
  const { members, isKnown } = useMemo(() => {
    const found = Object.entries(mappingOf(rows[0] ?? [], fileColumns(table, 'en', true)));
    return {
      members: Object.fromEntries(found.filter(([key]) => isOfRow(key))),
      isKnown: found.some(([key, at]) => !isOfRow(key) && at >= 0),
    };
  }, [table, rows]);
  const isMaking = canMake && (wanted ?? !isKnown);
  const roles = useMemo(() => {
    const taken = new Set(Object.values(members));
    const own = Array.from({ length: width }, (_, at) => at).filter((at) => !taken.has(at));
    return new Map([...rolesOf(rows.slice(1), own), ...chosen]);
  }, [rows, width, members, chosen]);
  const made = useMemo(
    () =>
      isMaking
        ? tableOfSheet({ table, head: rows[0] ?? [], body: rows.slice(1), roles })
        : undefined,
    [isMaking, table, rows, roles],
  );
  const mapping = made && { ...members, ...made.mapping };
  const setRole = (at: number, role: ColumnRole) => choose(new Map([...chosen, [at, role]]));
  return { canMake, isMaking, setMaking, roles, setRole, base: made?.table ?? table, mapping };
}

/** Everything that the person decides, and what comes of it. */
export function useImport({ editor, read }: ImportProps) {
  const locale = useLocale();
  const { table, scope } = editor.host;
  const [sheetAt, setSheet] = useState(0);
  const [mode, setMode] = useState<Mode>('replace');
  const rows: Rows = read.sheets[sheetAt]?.rows ?? NO_ROWS;
  const width = Math.max(0, ...rows.slice(0, HEAD_ROWS).map((row) => row.length));
  // Inside a flow, what a column may ask for is the flow's to say.
  const canMake = table.rules.length === 0 && scope === undefined && width > 1 && rows.length > 1;
  const { base, mapping: ofMade, ...making } = useMade(table, rows, width, canMake);
  const columns = useMemo(() => fileColumns(base, locale, true), [base, locale]);
  const [isHead, setHead] = useState<boolean>();
  const [chosen, setChosen] = useState<Mapping>({});
  const found = mappingOf(rows[0] ?? [], columns);
  const hasHead = making.isMaking || (isHead ?? Object.values(found).some((at) => at >= 0));
  const mapping = ofMade ?? {
    ...(hasHead ? found : mappingInOrder(width, columns)),
    ...chosen,
  };
  const said = JSON.stringify(mapping);
  const [isFilled, setFilled] = useState(false);
  const body = useMemo(() => (hasHead ? rows.slice(1) : rows), [rows, hasHead]);
  const emptied = useMemo(
    () => countEmptied(body, columns, JSON.parse(said)),
    [body, columns, said],
  );
  const rules = useMemo(() => {
    const contextOf = (field: TableField) => columnContext(base, field, scope);
    const taken: Mapping = JSON.parse(said);
    const filled = isFilled ? filledDown(body, columns, taken) : body;
    const made = rulesOf(filled, { table: base, columns, mapping: taken, contextOf });
    return keepingKnown(made, base.rules);
  }, [body, isFilled, said, base, columns, scope]);
  const problems = useMemo(() => problemsOf(base, rules, scope), [base, rules, scope]);
  const next = mode === 'replace' ? rules : [...base.rules, ...rules];
  const taken = new Set(Object.values(mapping));
  const unused = Array.from({ length: width }, (_, at) => at).filter((at) => !taken.has(at));
  return {
    ...{ locale, sheetAt, setSheet, mode, setMode, rows, columns, hasHead, setHead, unused },
    ...{ width, mapping, rules, problems, next, emptied, isFilled, setFilled, base },
    ...making,
    choose: (key: string, at: number) => setChosen({ ...chosen, [key]: at }),
  };
}

function problemsOf(
  table: DecisionTableContent,
  rules: readonly Rule[],
  scope: Scope | undefined,
): Problem[] {
  const { rows } = checkAll({ ...table, rules: [...rules] }, scope);
  return [...rows].flatMap(([row, issues]) =>
    [...issues].flatMap(([key, issue]): Problem[] =>
      issue.severity === 'error' ? [{ row, key, issue }] : [],
    ),
  );
}

export type Import = ReturnType<typeof useImport>;
