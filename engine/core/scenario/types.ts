import type { LocalText } from '#engine/core/issue';
import type { Computation, Scenario } from '#schemas';

/** One thing in which a result is not as it was expected. */
export interface ScenarioDifference {
  kind:
    | 'line-missing'
    | 'line-unexpected'
    | 'line-differs'
    | 'total-differs'
    | 'refused'
    | 'not-refused'
    | 'refused-otherwise';
  /** Of which line; null where it is about the whole result. */
  item: string | null;
  /** Which member of the line; null where it is about the whole of it. */
  member: 'amount' | 'quantity' | 'unitPrice' | 'name' | null;
  expected: string | null;
  got: string | null;
  sentence: LocalText;
}

/** A scenario with what it came to. */
export interface ScenarioResult {
  scenario: Scenario;
  passed: boolean;
  differences: ScenarioDifference[];
  /** With the trace, so that the canvas can show the path. */
  computation: Computation;
}

export interface NodeCoverage {
  node: string;
  /** In how many scenarios it had anything to do. */
  scenarios: number;
}

export interface BranchCoverage {
  node: string;
  /** The id of the switch's case; `otherwise` for the rest. */
  branch: string;
  scenarios: number;
}

/** Rows by their positions in the table, from 0; rows that are switched off don't count. */
export interface TableCoverage {
  node: string;
  rows: number;
  hit: number[];
  missed: number[];
}

/** What all scenarios together reach. One that is refused ends before it can tell. */
export interface ScenarioCoverage {
  nodes: NodeCoverage[];
  branches: BranchCoverage[];
  tables: TableCoverage[];
  nodesReached: number;
  rowsReached: number;
  rows: number;
}

export interface ScenarioReport {
  passed: boolean;
  results: ScenarioResult[];
  coverage: ScenarioCoverage;
}
