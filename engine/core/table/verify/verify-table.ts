import type { TableDefinition } from '#engine/core/table';
import { findDead } from './find-dead.ts';
import { findGaps } from './find-gaps.ts';
import { findMasked } from './find-masked.ts';
import { findOverlaps } from './find-overlaps.ts';
import type { TableFinding, VerifyLimits } from './finding.ts';
import { buildModel, type Model, type ModelOptions } from './model.ts';
import { Outcomes } from './outcomes.ts';
import { notVerified, type Verification } from './part.ts';
import { Probe } from './probe.ts';

const DEFAULT_STEPS = 20_000_000;
const DEFAULT_FINDINGS = 50;

export interface VerifyOptions extends ModelOptions {
  /** Cases without a row are meant: the flow goes on with null. */
  readonly allowsGaps?: boolean;
  readonly limits?: VerifyLimits;
}

/** Where a claim was not tried, as nothing is known of a cell or of inputs together. */
function limitsOf({ definition, opaque, clusters }: Model): TableFinding[] {
  const found: TableFinding[] = [];
  if (opaque.length > 0) {
    found.push(
      notVerified(
        {
          zh: `含有表达式的行有 ${opaque.length} 行，只按其他条件检查`,
          en: `rows that hold expressions: ${opaque.length}; only their other conditions are checked`,
        },
        opaque,
        'info',
      ),
    );
  }
  if (new Set(clusters).size < clusters.length) {
    const names = definition.inputs.map(({ expression }) => String(expression)).join(', ');
    found.push(
      notVerified(
        {
          zh: `部分输入互相依赖，它们的组合不作检查：${names}`,
          en: `inputs depend on each other; their combinations are not checked: ${names}`,
        },
        [],
        'info',
      ),
    );
  }
  return found;
}

/**
 * Looks for faults in a decision table that compiles: gaps, overlaps, rows without effect. What is
 * found is shown by an example on which the compiled table was run; what could not be decided within
 * the steps allowed is a finding `not-verified`. Tables that collect have rows that never hit as
 * their only fault. The policy decides the rest:
 * unique: overlaps; any: overlaps with different results; first and priority: masked rows.
 */
export function verifyTable(
  definition: TableDefinition,
  options: VerifyOptions = {},
): TableFinding[] {
  const model = buildModel(definition, options);
  const verification: Verification = {
    model,
    outcomes: new Outcomes(definition, model.reader),
    probe: new Probe(model, options),
    steps: options.limits?.steps ?? DEFAULT_STEPS,
    maxFindings: options.limits?.findings ?? DEFAULT_FINDINGS,
  };
  const findings = findDead(verification);
  const { hitPolicy } = definition;
  if (!'UAFP'.includes(hitPolicy)) return findings;
  if (hitPolicy === 'U' || hitPolicy === 'A') findings.push(...findOverlaps(verification));
  if (hitPolicy !== 'U') findings.push(...findMasked(verification));
  const hasDefault = definition.outputs.some((output) => output.default !== undefined);
  if (!hasDefault && options.allowsGaps !== true) findings.push(...findGaps(verification));
  return [...findings, ...limitsOf(model)];
}
