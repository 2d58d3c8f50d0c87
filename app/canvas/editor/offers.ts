import { nodeKinds } from '#engine/core/node';
import { isKind, type Kind } from '../edit/index.ts';

/** What the palette offers: every kind of node, and a note. */
export type Offer = Kind | 'note';

export const isOffer = (given: unknown): given is Offer => given === 'note' || isKind(given);

export const kindLabel = (kind: Kind) => nodeKinds.get(kind)?.label ?? { zh: kind, en: kind };

/** Whether a kind is what somebody looks for, in either language. */
export function matchesKind(kind: Kind, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const { zh, en } = kindLabel(kind);
  return [kind, zh, en].some((word) => word.toLowerCase().includes(wanted));
}

/** What a dragged offer travels as; nobody else's drags are taken for one. */
export const OFFER_TYPE = 'application/x-ratecraft-node-kind';

let inHand: Offer | undefined;

/** While something is dragged, a page is told only what sort of thing; this is which. */
export const offerInHand = (): Offer | undefined => inHand;
export const takeInHand = (offer: Offer | undefined): void => {
  inHand = offer;
};
