import { Decimal } from '#engine/core/decimal';
import type { InputPort, NodeBuild, NodeKind, Reader } from '#engine/core/graph';
import { RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { graduated, proratedGraduated, type TierPart, type UnitChange } from '#engine/core/pricing';
import type { GraduatedConfig } from '#schemas';
import { readAmounts } from './amounts.ts';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT, QUANTITY_IN } from './ports.ts';
import { boundWords, readTierTables, tableWords, tiersOf, withTierWords } from './tier-tables.ts';
import { beyondLastTier, explainParts } from './tiers.ts';

/** What each tier contributed, and of which table they are; -1 for the usual ones. */
export interface GraduatedParts {
  parts: TierPart[];
  table: number;
}

const INPUTS: readonly InputPort[] = [
  ...QUANTITY_IN,
  { name: 'changes', type: 'any', required: false },
  { name: 'prorated', type: 'any', required: false },
];

function unpaired(build: NodeBuild<GraduatedConfig>): RatingError {
  const name = build.node.name ?? build.node.id;
  return new RatingError(
    issue(
      'changes-not-paired',
      '',
      {
        zh: `“${name}”的 changes 与 prorated 应为等长的数字列表`,
        en: `changes and prorated of "${name}" must be lists of numbers, equally long`,
      },
      { node: build.node.id },
    ),
  );
}

/** Changes of the units within the period; undefined where the facts have none. */
function readChanges(build: NodeBuild<GraduatedConfig>): Reader<UnitChange[] | undefined> {
  const fullOf = readAmounts(build, 'changes', () => unpaired(build));
  const proratedOf = readAmounts(build, 'prorated', () => unpaired(build));
  return (frame) => {
    const prorated = proratedOf(frame);
    if (!prorated) return undefined;
    const full = fullOf(frame);
    if (full?.length !== prorated.length) throw unpaired(build);
    return full.map((units, index) => ({ full: units, prorated: prorated[index] as Decimal }));
  };
}

/** The most units that there were at any time. */
function peakOf(changes: readonly UnitChange[]): Decimal {
  let total = Decimal.ZERO;
  let peak = Decimal.ZERO;
  for (const { full } of changes) {
    total = total.plus(full);
    if (total.compare(peak) > 0) peak = total;
  }
  return peak;
}

export const graduatedKind: NodeKind<GraduatedConfig> = {
  id: 'graduated',
  label: { zh: '阶梯分段计费', en: 'Graduated tiers' },
  inputs: () => INPUTS,
  outputs: () => CHARGE_OUT,

  compile(build) {
    const tablesOf = readTierTables(build);
    const quantity = quantityOf(build);
    const changesOf = readChanges(build);
    const firstFlat = build.config.firstFlat ?? 'always';
    const slot = build.slot('charge');
    return (frame) => {
      const units = quantity(frame);
      const { ladder: tiers, table } = tablesOf(frame);
      // Prorated units that sum to zero are no usage, whatever came and went.
      const changes = units.isZero() ? undefined : changesOf(frame);
      const last = tiers.at(-1)?.upTo;
      const most = changes ? peakOf(changes) : units;
      if (last && most.compare(last) > 0) throw beyondLastTier(build, most);
      const parts: TierPart[] | undefined = frame.details ? [] : undefined;
      const amount = changes
        ? proratedGraduated(tiers, changes, firstFlat, parts)
        : graduated(tiers, units, firstFlat, parts);
      putCharge(frame, slot, amount, units, null);
      if (frame.details) {
        frame.details[build.index] = { parts: parts ?? [], table } satisfies GraduatedParts;
      }
    };
  },

  explain(view) {
    const { config, detail, value } = view;
    const { parts, table } = detail as GraduatedParts;
    const explanation = explainParts(parts, value('charge'));
    const bounds = boundWords(
      tiersOf(config, table),
      parts.map(({ tier }) => tier),
      view,
    );
    const sentence = withTierWords(explanation.sentence, tableWords(config, table), bounds);
    return { ...explanation, sentence };
  },
};
