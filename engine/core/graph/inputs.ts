import { Decimal } from '#engine/core/decimal';
import { type FeelValue, typeName } from '#engine/core/feel';
import { issue } from '#engine/core/issue';
import { RatingError } from './rating-error.ts';
import type { SlotPlan } from './scope.ts';
import type { PlacedEdge, PlacedNode } from './structure.ts';
import type { ChargeReader, Frame, NodeBuild, Reader } from './types.ts';

/** Where a connected port takes its value from. */
interface Source {
  slot: number;
  isCharge: boolean;
}

type Inputs = Pick<NodeBuild<unknown>, 'numberInput' | 'valueInput' | 'chargeInput'>;

/** Several edges into one port: branches of a switch, of which the active one counts. */
function pickSource(sources: readonly Source[]): Reader<Source> {
  const [only] = sources;
  if (only && sources.length === 1) return () => only;
  return (frame) =>
    sources.find(({ slot }) => frame.slots[slot] !== undefined) ?? (sources[0] as Source);
}

function asNumber(value: FeelValue, node: PlacedNode, port: string): Decimal {
  if (value instanceof Decimal) return value;
  const actual = typeName(value);
  throw new RatingError(
    issue(
      'input-not-a-number',
      node.path,
      {
        zh: `“${node.name}”的输入“${port}”应为数字，得到的是 ${actual}`,
        en: `input ${port} of "${node.name}" must be a number, not ${actual}`,
      },
      { node: node.node.id, port, actual },
    ),
  );
}

const numberOrNull = (value: FeelValue | undefined): Decimal | null =>
  value instanceof Decimal ? value : null;

function copier(pick: Reader<Source>): ChargeReader['copy'] {
  return (frame, to, amount) => {
    const { slots, taxes } = frame;
    const { slot, isCharge } = pick(frame);
    slots[to] = amount;
    slots[to + 1] = isCharge ? (slots[slot + 1] ?? null) : null;
    slots[to + 2] = isCharge ? (slots[slot + 2] ?? null) : null;
    taxes[to] = taxes[slot] ?? null;
  };
}

/** The usual case of one source, which spares the choice at every evaluation. */
function oneCharge(only: Source, amount: Reader<Decimal>): ChargeReader {
  const { slot, isCharge } = only;
  const part = (offset: 1 | 2): Reader<Decimal | null> =>
    isCharge ? (frame) => numberOrNull(frame.slots[slot + offset]) : () => null;
  return {
    amount,
    quantity: part(1),
    unitPrice: part(2),
    tax: (frame) => frame.taxes[slot] ?? null,
    copy: copier(() => only),
  };
}

/** Readers of a node's connected ports. */
export function nodeInputs(
  placed: PlacedNode,
  incoming: readonly PlacedEdge[],
  plan: SlotPlan,
): Inputs {
  const sourcesOf = (port: string): Source[] =>
    incoming
      .filter((edge) => edge.input.name === port)
      .map((edge) => ({
        slot: plan.slot(edge.from, edge.output.name) as number,
        isCharge: edge.output.type === 'charge',
      }));

  const numberInput = (port: string): Reader<Decimal> | undefined => {
    const sources = sourcesOf(port);
    const [only] = sources;
    if (!only) return undefined;
    if (sources.length === 1) {
      const { slot } = only;
      return (frame) => {
        const value = frame.slots[slot];
        return value instanceof Decimal ? value : asNumber(value ?? null, placed, port);
      };
    }
    const pick = pickSource(sources);
    return (frame) => {
      const value = frame.slots[pick(frame).slot] ?? null;
      return value instanceof Decimal ? value : asNumber(value, placed, port);
    };
  };

  return {
    numberInput,
    valueInput(port) {
      const sources = sourcesOf(port);
      if (sources.length === 0) return undefined;
      const pick = pickSource(sources);
      return (frame) => frame.slots[pick(frame).slot] ?? null;
    },
    chargeInput(port): ChargeReader | undefined {
      const amount = numberInput(port);
      if (!amount) return undefined;
      const sources = sourcesOf(port);
      const [only] = sources;
      if (only && sources.length === 1) return oneCharge(only, amount);
      const pick = pickSource(sources);
      const part = (offset: 1 | 2) => (frame: Frame) => {
        const { slot, isCharge } = pick(frame);
        return isCharge ? numberOrNull(frame.slots[slot + offset]) : null;
      };
      return {
        amount,
        quantity: part(1),
        unitPrice: part(2),
        tax: (frame) => frame.taxes[pick(frame).slot] ?? null,
        copy: copier(pick),
      };
    },
  };
}
