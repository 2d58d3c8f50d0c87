import {
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, oneOf, tenantId } from './columns.ts';
import { customers } from './customers.ts';

export const DEVICE_STATUSES = ['active', 'faulty', 'returned'] as const;

/** Equipment at the customer's place: ONU, router, meter and so on. */
export const customerDevices = pgTable(
  'customer_devices',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    customerId: uuid().notNull(),
    kind: text().notNull(),
    mac: text(),
    serial: text(),
    status: text({ enum: DEVICE_STATUSES }).notNull().default('active'),
    attributes: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: 'customer_devices_customer',
      columns: [table.tenantId, table.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    // The devices of a customer.
    index('customer_devices_customer').on(table.tenantId, table.customerId),
    // A serial number names one device.
    unique('customer_devices_serial').on(table.tenantId, table.kind, table.serial),
    oneOf('customer_devices_status', table.status, DEVICE_STATUSES),
  ],
);
