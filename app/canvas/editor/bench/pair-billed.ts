import { Decimal } from '#engine/core/decimal';
import type { ComputedLine, LocalText, PricingFlow } from '#schemas';

/** A line as it stands on the invoice. */
export interface Billed {
  item: string;
  name: LocalText;
  amount: string;
}

/** A line of the draft's result with the one that was billed, as far as there are both. */
export interface PairedLine {
  item: string;
  name: LocalText;
  line: ComputedLine | null;
  billed: string | null;
  /** Null where one of both is hidden. */
  difference: Decimal | null;
}

interface Module {
  key: string;
  name: LocalText;
}

/** Ids of lines whose key the design leaves to the module of the plan. */
const openItems = ({ nodes }: PricingFlow): Set<string> =>
  new Set(
    nodes.flatMap((node) =>
      node.kind === 'output-line' && node.config.item === undefined ? [node.id] : [],
    ),
  );

function differenceOf(line: ComputedLine | null, billed: string | null): Decimal | null {
  const [now, before] = [line?.amount ?? '0', billed ?? '0'].map((text) => Decimal.parse(text));
  return now && before ? now.minus(before) : null;
}

/**
 * Lines of one evaluation beside those that were billed of it, by their keys.
 * @param module of the plan that the evaluation was for; none for facts by hand
 */
export function pairBilled(
  flow: PricingFlow,
  module: Module | undefined,
  lines: readonly ComputedLine[],
  billed: readonly Billed[],
): PairedLine[] {
  const open = openItems(flow);
  const left = Map.groupBy(billed, ({ item }) => item);
  const paired = lines.map((line): PairedLine => {
    const instead = open.has(line.item) ? module : undefined;
    const item = instead?.key ?? line.item;
    const before = left.get(item)?.shift()?.amount ?? null;
    const isUnnamed = line.name.en === line.item && line.name.zh === line.item;
    const name = instead && isUnnamed ? instead.name : line.name;
    return { item, name, line, billed: before, difference: differenceOf(line, before) };
  });
  const gone = [...left.values()].flat().map(
    ({ item, name, amount }): PairedLine => ({
      item,
      name,
      line: null,
      billed: amount,
      difference: differenceOf(null, amount),
    }),
  );
  return [...paired, ...gone];
}
