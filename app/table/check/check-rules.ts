import type { Scope } from '#engine/core/feel';
import { compileTable, type TableDefinition } from '#engine/core/table';
import type { DecisionTableContent, Issue } from '#schemas';
import type { Rule } from '../edit/index.ts';
import { scopeOfInputs } from './scope.ts';

/** Problems by the key of the field; `when:0` of a row, or of the column's head. */
export type FieldIssues = ReadonlyMap<string, Issue>;

export interface TableIssues {
  /** Of the columns and of the table itself (`table`). */
  columns: FieldIssues;
  rows: ReadonlyMap<number, FieldIssues>;
}

const NONE: FieldIssues = new Map();
const HEAD = /^\/(inputs|outputs)\/(\d+)/;
const CELL = /^\/rules\/(\d+)\/(when|then)(?:\/(\d+))?$/;
const MEMBER = /^\/rules\/(\d+)\/(from|to|note)$/;

const definitionOf = (table: DecisionTableContent, rules: readonly Rule[]): TableDefinition =>
  ({ ...table, rules }) as TableDefinition;

const UNKNOWN_NAME = 'feel-unknown-name';

/** A table of its own sees no flow: whether a name is there is decided by the flow that uses it. */
const asDoubt = (found: Issue): Issue =>
  found.code === UNKNOWN_NAME ? { ...found, severity: 'warning' } : found;

function issuesOf(
  table: DecisionTableContent,
  rules: readonly Rule[],
  scope: Scope | undefined,
): Issue[] {
  const result = compileTable(definitionOf(table, rules), scope ?? scopeOfInputs(table));
  if (result.ok) return [];
  return scope ? result.issues : result.issues.map(asDoubt);
}

/** The first problem of each place. */
function add(map: Map<string, Issue>, key: string, found: Issue): void {
  if (!map.has(key)) map.set(key, found);
}

/** Inputs ask for what a flow knows, which a table of its own can't tell. */
const isAboutInput = ({ code, path }: Issue): boolean =>
  code === UNKNOWN_NAME && path.startsWith('/inputs/');

function columnIssues(issues: readonly Issue[], seesFlow: boolean): FieldIssues {
  const found = new Map<string, Issue>();
  for (const each of issues.filter((found) => seesFlow || !isAboutInput(found))) {
    const head = HEAD.exec(each.path);
    if (head) add(found, `${head[1] === 'inputs' ? 'when' : 'then'}:${head[2]}`, each);
    else if (!each.path.startsWith('/rules')) add(found, 'table', each);
  }
  return found;
}

function rowIssues(issues: readonly Issue[]): Map<number, FieldIssues> {
  const rows = new Map<number, Map<string, Issue>>();
  for (const each of issues) {
    const place = CELL.exec(each.path) ?? MEMBER.exec(each.path);
    if (!place) continue;
    const row = Number(place[1]);
    const found = rows.get(row) ?? new Map<string, Issue>();
    rows.set(row, found);
    add(found, `${place[2]}:${place[3] ?? 0}`, each);
  }
  return rows;
}

/**
 * Checks a table with the engine as it is edited. A rule is compiled once: rules that an edit left as
 * they were are not looked at again, and a long table is taken some rules at a time.
 */
export class RuleChecker {
  private known = new WeakMap<Rule, FieldIssues>();
  private heads: FieldIssues = NONE;
  private table: DecisionTableContent | undefined;
  private readonly scope: Scope | undefined;

  /** @param scope undefined where a table sees no flow */
  constructor(scope: Scope | undefined) {
    this.scope = scope;
  }

  private begin(table: DecisionTableContent): void {
    const before = this.table;
    this.table = table;
    const isSame =
      before?.inputs === table.inputs &&
      before.outputs === table.outputs &&
      before.hitPolicy === table.hitPolicy;
    if (isSame) return;
    this.known = new WeakMap();
    this.heads = columnIssues(issuesOf(table, [], this.scope), this.scope !== undefined);
  }

  /** Checks some of the rules that are not checked yet; true when there are none left. */
  step(table: DecisionTableContent, most: number): boolean {
    this.begin(table);
    const open: Rule[] = [];
    for (const rule of table.rules) {
      if (this.known.has(rule)) continue;
      if (open.length === most) {
        this.check(table, open);
        return false;
      }
      open.push(rule);
    }
    this.check(table, open);
    return true;
  }

  private check(table: DecisionTableContent, rules: readonly Rule[]): void {
    if (rules.length === 0) return;
    const found = rowIssues(issuesOf(table, rules, this.scope));
    for (const [index, rule] of rules.entries()) this.known.set(rule, found.get(index) ?? NONE);
  }

  /** What is known so far. */
  issues(table: DecisionTableContent): TableIssues {
    const rows = new Map<number, FieldIssues>();
    for (const [row, rule] of table.rules.entries()) {
      const found = this.known.get(rule);
      if (found && found.size > 0) rows.set(row, found);
    }
    return { columns: this.heads, rows };
  }
}

const EVERY = 100_000;

/** All problems of a table at once. */
export function checkAll(table: DecisionTableContent, scope: Scope | undefined): TableIssues {
  const checker = new RuleChecker(scope);
  checker.step(table, EVERY);
  return checker.issues(table);
}
