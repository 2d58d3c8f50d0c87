import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, tenantId } from './columns.ts';
import { customers } from './customers.ts';

/** Service credentials, such as a PPPoE login. The secret is encrypted before it gets here. */
export const customerCredentials = pgTable(
  'customer_credentials',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    kind: text().notNull(),
    username: text().notNull(),
    secretCiphertext: bytes().notNull(),
    keyId: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'customer_credentials_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    // The credentials of a customer.
    index('customer_credentials_customer').on(table.tenantId, table.customerId),
  ],
);
