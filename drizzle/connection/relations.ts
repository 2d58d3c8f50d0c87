import { relations } from 'drizzle-orm';
import {
  billRunChunks,
  billRunExceptions,
  billRuns,
  customerContacts,
  customerDevices,
  customers,
  customerTags,
  importBatches,
  importRowErrors,
  invoiceFacts,
  invoiceLines,
  invoices,
  subscriptionItems,
  subscriptions,
  usageRecords,
} from '#drizzle/tables';

export const customerRelations = relations(customers, ({ many }) => ({
  contacts: many(customerContacts),
  tags: many(customerTags),
  devices: many(customerDevices),
  subscriptions: many(subscriptions),
  invoices: many(invoices),
}));

export const customerContactRelations = relations(customerContacts, ({ one }) => ({
  customer: one(customers, {
    fields: [customerContacts.tenantId, customerContacts.customerId],
    references: [customers.tenantId, customers.id],
  }),
}));

export const customerTagRelations = relations(customerTags, ({ one }) => ({
  customer: one(customers, {
    fields: [customerTags.tenantId, customerTags.customerId],
    references: [customers.tenantId, customers.id],
  }),
}));

export const customerDeviceRelations = relations(customerDevices, ({ one }) => ({
  customer: one(customers, {
    fields: [customerDevices.tenantId, customerDevices.customerId],
    references: [customers.tenantId, customers.id],
  }),
}));

export const subscriptionRelations = relations(subscriptions, ({ one, many }) => ({
  customer: one(customers, {
    fields: [subscriptions.tenantId, subscriptions.customerId],
    references: [customers.tenantId, customers.id],
  }),
  items: many(subscriptionItems),
}));

export const subscriptionItemRelations = relations(subscriptionItems, ({ one, many }) => ({
  subscription: one(subscriptions, {
    fields: [subscriptionItems.tenantId, subscriptionItems.subscriptionId],
    references: [subscriptions.tenantId, subscriptions.id],
  }),
  usage: many(usageRecords),
}));

export const usageRecordRelations = relations(usageRecords, ({ one }) => ({
  item: one(subscriptionItems, {
    fields: [usageRecords.tenantId, usageRecords.itemId],
    references: [subscriptionItems.tenantId, subscriptionItems.id],
  }),
}));

export const billRunRelations = relations(billRuns, ({ many }) => ({
  chunks: many(billRunChunks),
  exceptions: many(billRunExceptions),
  invoices: many(invoices),
}));

export const billRunChunkRelations = relations(billRunChunks, ({ one }) => ({
  run: one(billRuns, {
    fields: [billRunChunks.tenantId, billRunChunks.runId],
    references: [billRuns.tenantId, billRuns.id],
  }),
}));

export const billRunExceptionRelations = relations(billRunExceptions, ({ one }) => ({
  run: one(billRuns, {
    fields: [billRunExceptions.tenantId, billRunExceptions.runId],
    references: [billRuns.tenantId, billRuns.id],
  }),
  customer: one(customers, {
    fields: [billRunExceptions.tenantId, billRunExceptions.customerId],
    references: [customers.tenantId, customers.id],
  }),
}));

export const invoiceRelations = relations(invoices, ({ one, many }) => ({
  run: one(billRuns, {
    fields: [invoices.tenantId, invoices.runId],
    references: [billRuns.tenantId, billRuns.id],
  }),
  customer: one(customers, {
    fields: [invoices.tenantId, invoices.customerId],
    references: [customers.tenantId, customers.id],
  }),
  lines: many(invoiceLines),
  facts: one(invoiceFacts, {
    fields: [invoices.tenantId, invoices.id],
    references: [invoiceFacts.tenantId, invoiceFacts.invoiceId],
  }),
}));

export const invoiceLineRelations = relations(invoiceLines, ({ one }) => ({
  invoice: one(invoices, {
    fields: [invoiceLines.tenantId, invoiceLines.invoiceId],
    references: [invoices.tenantId, invoices.id],
  }),
}));

export const importBatchRelations = relations(importBatches, ({ many }) => ({
  errors: many(importRowErrors),
}));

export const importRowErrorRelations = relations(importRowErrors, ({ one }) => ({
  batch: one(importBatches, {
    fields: [importRowErrors.tenantId, importRowErrors.batchId],
    references: [importBatches.tenantId, importBatches.id],
  }),
}));
