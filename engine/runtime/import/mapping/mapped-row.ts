import type { Decimal } from '#engine/core/decimal';
import type { Issue } from '#schemas';

export interface MappedContact {
  kind: 'phone' | 'email' | 'wechat' | 'post';
  value: string;
}

export interface MappedCustomer {
  externalId: string;
  name: string;
  kind: 'person' | 'company';
  tier: string | null;
  region: string | null;
  industry: string | null;
  address: Record<string, string>;
  customFields: Record<string, unknown>;
  contacts: MappedContact[];
  tags: string[];
}

export interface MappedItem {
  module: string;
  /** A decimal as text. */
  quantity: string;
  attributes: Record<string, unknown>;
}

export interface MappedSubscription {
  externalId: string;
  planKey: string;
  /** ISO dates. */
  startsOn: string;
  billingFrom: string;
  attributes: Record<string, unknown>;
  items: MappedItem[];
}

/** What a row of the source becomes. */
export interface MappedRow {
  customer: MappedCustomer;
  subscription: MappedSubscription | null;
}

export interface RowResult {
  /** Undefined where the row has errors. */
  row: MappedRow | undefined;
  /** The external id, where it could be read, also of a row with errors. */
  externalId: string | undefined;
  issues: Issue[];
  /** The amount of the source that the computed charge is compared with. */
  sourceAmount: Decimal | undefined;
}

export type RowMapper = (cells: readonly string[]) => RowResult;
