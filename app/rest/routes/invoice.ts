import { explainInvoiceLine, getInvoice, listInvoices } from '#engine/runtime/invoice';
import { listPayments, recordPayment } from '#engine/runtime/payment';
import { route } from '../route.ts';

export const invoiceRoutes = [
  route({
    method: 'GET',
    path: '/invoices',
    rule: 'invoice.list',
    verb: listInvoices,
    answer: 'InvoiceRow',
    isPage: true,
    summary: { zh: '账单列表', en: 'List invoices, newest first' },
  }),
  route({
    method: 'GET',
    path: '/invoices/{id}',
    rule: 'invoice.get',
    verb: getInvoice,
    answer: 'Invoice',
    summary: { zh: '一张账单的明细、税额与历史', en: 'An invoice with lines, taxes and history' },
  }),
  route({
    method: 'GET',
    path: '/invoices/{invoiceId}/lines/{lineNo}/explanation',
    rule: 'invoice.explain',
    verb: explainInvoiceLine,
    answer: 'LineExplanation',
    summary: { zh: '为什么是这个金额', en: 'Why a line has its amount' },
  }),
];

export const paymentRoutes = [
  route({
    method: 'GET',
    path: '/customers/{customerId}/payments',
    rule: 'payment.list',
    verb: listPayments,
    answer: 'Payment',
    isPage: true,
    summary: { zh: '客户的收款', en: 'Payments of a customer' },
  }),
  route({
    method: 'POST',
    path: '/customers/{customerId}/payments',
    rule: 'payment.record',
    verb: recordPayment,
    keyMember: 'idempotencyKey',
    status: 201,
    answer: 'Payment',
    summary: { zh: '登记收款', en: 'Record a payment' },
  }),
];
