import type { customerContacts } from '#drizzle';

/** A contact that was closed on one customer and opened on the other. */
export interface MovedContact {
  kind: (typeof customerContacts.$inferSelect)['kind'];
  value: string;
  isPrimary: boolean;
  verifiedAt: string | null;
  /** The contact on the kept customer; null where it had the same value already. */
  toId: string | null;
}

/** An item that was billed: it ends where its billing had come, and another goes on from there. */
export interface CutItem {
  fromId: string;
  toId: string;
  /** Where the one ends and the other begins. */
  cutOn: string;
  endsOn: string | null;
  quantity: string;
}

/** A subscription whose billed past stays with the merged customer. */
export interface CutSubscription {
  fromId: string;
  toId: string;
  status: 'active' | 'paused' | 'ended';
  endsOn: string | null;
  items: CutItem[];
  /** Items that were never billed went over as they are. */
  movedItems: string[];
}

/** All that a merge moved, as kept in `customer_merges.moved`. */
export interface MergeRecord {
  /** The status that the merged customer had. */
  status: 'active' | 'closed';
  contacts: MovedContact[];
  devices: string[];
  credentials: string[];
  notes: string[];
  contracts: { id: string; subscriptionId: string | null }[];
  /** Tags the kept customer didn't have. */
  tags: string[];
  /** Subscriptions that were never billed. */
  subscriptions: string[];
  cut: CutSubscription[];
  /** What the merged customer owed, by currency. */
  balances: { currency: string; amount: string }[];
}
