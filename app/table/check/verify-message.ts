import type { TableDefinition } from '#engine/core/table';
import type { TableFinding } from '#engine/core/table/verify';

export interface VerifyQuestion {
  table: TableDefinition;
  allowsGaps: boolean;
}

export interface VerifyAnswer {
  findings: TableFinding[];
}
