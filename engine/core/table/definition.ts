import type { LocalText } from '#engine/core/issue';

/** Hit policies of DMN 1.5, 8.2.11: one letter, collect with its operator. */
export const HIT_POLICIES = ['U', 'A', 'P', 'F', 'R', 'O', 'C', 'C+', 'C<', 'C>', 'C#'] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];

export interface TableInput {
  /** FEEL; what the cells of the column are tested against. */
  readonly expression: string;
  /** Name of a FEEL type; constants of another type in the column are refused. */
  readonly type?: string;
  readonly label?: LocalText;
  /** Unary tests every constant of the column must pass. */
  readonly allowed?: string;
  /** What people call the values. */
  readonly valueLabels?: Readonly<Record<string, LocalText>>;
}

export interface TableOutput {
  readonly name: string;
  readonly type?: string;
  readonly label?: LocalText;
  /** List of values; their order is the priority for the policies P and O. */
  readonly allowed?: string;
  /** FEEL; the value where no rule hits. */
  readonly default?: string;
}

export interface TableRule {
  /** Unary tests, one for each input; empty and `-` pass everything. */
  readonly when: readonly string[];
  /** FEEL, one for each output; empty and `-` give null. */
  readonly then: readonly string[];
  readonly note?: string;
  readonly enabled?: boolean;
  /** ISO dates, half-open: the rule counts from `from` until the day before `to`. */
  readonly from?: string;
  readonly to?: string;
}

export interface TableDefinition {
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
}
