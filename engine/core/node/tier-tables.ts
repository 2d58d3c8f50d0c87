import { Decimal, formatFigure } from '#engine/core/decimal';
import type { Frame, NodeBuild, NodeView } from '#engine/core/graph';
import type { LocalText } from '#engine/core/issue';
import type { TierLadder } from '#engine/core/pricing';
import type { GraduatedConfig } from '#schemas';
import { readTiersAt, type TierConfig } from './tiers.ts';

/** Tiers, and others for those whom a condition names. */
interface TierTables {
  tiers: TierConfig[];
  tables?: GraduatedConfig['tables'];
}

/** The tiers that hold, and where they stand: the position of their table, -1 for the usual ones. */
export interface ChosenTiers {
  ladder: TierLadder;
  table: number;
}

/** Finds the tiers for each evaluation; without tables for some they are always the same. */
export function readTierTables(build: NodeBuild<TierTables>): (frame: Frame) => ChosenTiers {
  const { tiers, tables = [] } = build.config;
  const usual = readTiersAt(build, tiers, '/tiers');
  const others = tables.map((table, index) => ({
    holds: build.condition(`/tables/${index}/when`, table.when),
    ladderOf: readTiersAt(build, table.tiers, `/tables/${index}/tiers`),
  }));
  // One object for all evaluations: they are synchronous, and each reads it at once.
  const chosen: ChosenTiers = { ladder: [], table: -1 };
  return (frame) => {
    const table = others.length === 0 ? -1 : others.findIndex(({ holds }) => holds(frame));
    chosen.table = table;
    chosen.ladder = (others[table]?.ladderOf ?? usual)(frame);
    return chosen;
  };
}

/** The tiers of a config that were chosen. */
export function tiersOf({ tiers, tables }: TierTables, table: number): TierConfig[] {
  return tables?.[table]?.tiers ?? tiers;
}

/** Which tiers were chosen, in words; undefined for the usual ones. */
export function tableWords({ tables }: TierTables, table: number): LocalText | undefined {
  const chosen = tables?.[table];
  if (!chosen) return undefined;
  const { zh, en } = chosen.label ?? { zh: `第 ${table + 1} 组`, en: `no. ${table + 1}` };
  return { zh: `按“${zh}”阶梯`, en: `tiers "${en}"` };
}

const isComputed = (upTo: TierConfig['upTo'] | undefined): upTo is string =>
  typeof upTo === 'string' && Decimal.parse(upTo) === undefined;

/** How the bounds of some tiers came about, where they are computed: «第 1 档上限 150 = 50 × 3». */
export function boundWords(
  tiers: readonly TierConfig[],
  positions: readonly number[],
  { read, inValues }: Pick<NodeView<never>, 'read' | 'inValues'>,
): LocalText | undefined {
  const parts = positions.flatMap((position): LocalText[] => {
    const upTo = tiers[position]?.upTo;
    const bound = isComputed(upTo) ? read(upTo) : undefined;
    if (!isComputed(upTo) || !(bound instanceof Decimal)) return [];
    const figure = formatFigure(bound);
    const rule = inValues(upTo);
    const how = rule === undefined || rule === figure ? '' : ` = ${rule}`;
    const number = position + 1;
    return [
      { zh: `第 ${number} 档上限 ${figure}${how}`, en: `bound of tier ${number}: ${figure}${how}` },
    ];
  });
  if (parts.length === 0) return undefined;
  return {
    zh: parts.map(({ zh }) => zh).join('，'),
    en: parts.map(({ en }) => en).join(', '),
  };
}

/** A sentence with what else there is to say of the tiers. */
export function withTierWords(sentence: LocalText, ...more: (LocalText | undefined)[]): LocalText {
  const told = more.filter((each) => each !== undefined);
  return {
    zh: [sentence.zh, ...told.map(({ zh }) => zh)].join('；'),
    en: [sentence.en, ...told.map(({ en }) => en)].join('; '),
  };
}
