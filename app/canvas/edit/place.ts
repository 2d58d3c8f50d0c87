import type { PricingFlow } from '#schemas';
import { CARD_WIDTH, flowGraph, layOut, type Place } from '../graph/index.ts';
import type { Places } from './edit.ts';

export const GRID = 20;
const GAP = 40;
/** The height of a card with few ports. */
const USUAL_HEIGHT = 64;

export const placesIn = ({ layout }: PricingFlow): Places => layout?.nodes ?? {};

export function withPlaces(flow: PricingFlow, places: Places): PricingFlow {
  return { ...flow, layout: { ...flow.layout, nodes: places } };
}

export function layOutFlow(flow: PricingFlow): PricingFlow {
  return withPlaces(flow, Object.fromEntries(layOut(flowGraph(flow, 'all'))));
}

const isAt = (place: unknown): boolean => {
  const { x, y } = (place ?? {}) as Partial<Place>;
  return Number.isFinite(x) && Number.isFinite(y);
};

/** A document whose layout says of every node where it stands, and of nothing else. */
export function placed(flow: PricingFlow): PricingFlow {
  const given = placesIn(flow);
  const isComplete =
    Object.keys(given).length === flow.nodes.length &&
    flow.nodes.every(({ id }) => Object.hasOwn(given, id) && isAt(given[id]));
  return isComplete ? flow : layOutFlow(flow);
}

export function move(flow: PricingFlow, places: Places): PricingFlow {
  const given = placesIn(flow);
  const moved = Object.entries(places).filter(([id, { x, y }]) => {
    const before = Object.hasOwn(given, id) ? given[id] : undefined;
    return before !== undefined && (before.x !== x || before.y !== y) && isAt({ x, y });
  });
  if (moved.length === 0) return flow;
  return withPlaces(flow, {
    ...given,
    ...Object.fromEntries(moved.map(([id, { x, y }]) => [id, { x, y }])),
  });
}

/** The wanted place, or further down where another card lies there. */
export function freePlace(flow: PricingFlow, wanted: Place): Place {
  const taken = Object.values(placesIn(flow));
  const isTaken = ({ x, y }: Place) =>
    taken.some(
      (other) => Math.abs(other.x - x) < CARD_WIDTH && Math.abs(other.y - y) < USUAL_HEIGHT,
    );
  const place = { x: Math.round(wanted.x), y: Math.round(wanted.y) };
  for (let tries = 0; isTaken(place) && tries <= taken.length; tries += 1) {
    place.y += USUAL_HEIGHT + GAP;
  }
  return place;
}

/** Left and top of the cards. */
export function cornerOf(places: readonly Place[]): Place {
  if (places.length === 0) return { x: 0, y: 0 };
  return {
    x: Math.min(...places.map(({ x }) => x)),
    y: Math.min(...places.map(({ y }) => y)),
  };
}
