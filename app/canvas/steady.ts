import type { CanvasNode, Port } from './graph/index.ts';
import type { CardData, CardNode, WireEdge } from './model.ts';

const samePorts = (a: readonly Port[], b: readonly Port[]): boolean =>
  a.length === b.length &&
  a.every(({ name, type }, index) => name === b[index]?.name && type === b[index]?.type);

const sameCard = (a: CanvasNode, b: CanvasNode): boolean =>
  a.node === b.node &&
  a.name === b.name &&
  samePorts(a.inputs, b.inputs) &&
  samePorts(a.outputs, b.outputs);

function sameMembers<T extends object>(a: T, b: T, apart: readonly (keyof T)[]): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof T)[]);
  return [...names].every((name) => apart.includes(name) || a[name] === b[name]);
}

const sameData = (a: CardData, b: CardData): boolean =>
  sameCard(a.card, b.card) && sameMembers(a, b, ['card', 'share']) && sameJson(a.share, b.share);

const sameJson = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** The cards as they were, as far as they say the same: only the others are drawn again. */
export function steadyCards(before: readonly CardNode[], after: readonly CardNode[]): CardNode[] {
  const known = new Map(before.map((card) => [card.id, card]));
  return after.map((card) => {
    const old = known.get(card.id);
    if (!old || !sameData(old.data, card.data)) return card;
    const isSame =
      old.position.x === card.position.x &&
      old.position.y === card.position.y &&
      old.selected === card.selected &&
      old.className === card.className &&
      old.domAttributes?.['aria-roledescription'] === card.domAttributes?.['aria-roledescription'];
    return isSame ? old : { ...card, data: old.data, ...(old.handles && { handles: old.handles }) };
  });
}

/** The same of edges. */
export function steadyWires(before: readonly WireEdge[], after: readonly WireEdge[]): WireEdge[] {
  const known = new Map(before.map((wire) => [wire.id, wire]));
  return after.map((wire) => {
    const old = known.get(wire.id);
    if (!old?.data || !wire.data) return wire;
    const isSame =
      sameMembers(old, wire, ['data', 'style']) &&
      sameJson(old.style, wire.style) &&
      sameMembers(old.data, wire.data, ['wire']) &&
      sameJson(old.data.wire, wire.data.wire);
    return isSame ? old : wire;
  });
}
