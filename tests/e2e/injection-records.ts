import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './injection-client.ts';
import type { Input } from './injection-inputs.ts';
import {
  FLOW_KEY,
  INJECTED_DESIGNS,
  INJECTED_FLOW,
  KNOWN_LEVEL,
  MODULE_KEY,
  PLAN_KEY,
} from './injection-operator.ts';
import { MARKUP, MARKUP_KINDS, type MarkupKind } from './injection-payloads.ts';

type Members = Record<string, unknown>;

/** A customer whose every text is markup of one kind, and what belongs to this customer. */
export interface Carrier {
  kind: MarkupKind;
  customerId: string;
  subscriptionId: string;
  noteId: string;
  contactId: string;
  credentialId: string;
  /** Can't be billed, as the level of the subscription has no price. */
  unbillableId: string;
  /** Of the run in review. */
  draftId: string;
}

export interface Records {
  client: Client;
  inputs: readonly Input[];
  /** Somebody else at the same operator. */
  colleague: Client;
  carriers: Carrier[];
  /** Without any metacharacter. */
  plainId: string;
  postedRunId: string;
  reviewRunId: string;
  invoiceId: string;
  uploadId: string;
  /** A file that nobody has checked yet. */
  looseUploadId: string;
  batchId: string;
  backTestIds: Record<keyof typeof INJECTED_DESIGNS, string>;
  /** What a colleague has handed in. */
  submittedKey: string;
  designId: string;
  /** The path of an invitation that is open. */
  invitation: string;
  auditId: string;
}

export const MAPPING = {
  kind: 'import-mapping',
  key: 'injected',
  name: { zh: MARKUP.image(131), en: MARKUP.script(132) },
  customer: {
    externalId: { column: 'id' },
    name: { column: 'name' },
    contacts: [{ kind: 'phone', value: { column: 'phone' } }],
  },
};

const WAIT_MS = 60_000;
const PAUSE_MS = 150;

async function until<Result>(ask: () => Promise<Result | undefined>): Promise<Result> {
  const end = performance.now() + WAIT_MS;
  while (performance.now() < end) {
    const result = await ask();
    if (result !== undefined) return result;
    await sleep(PAUSE_MS);
  }
  throw new Error('took too long');
}

type Ask = <Result = Members>(title: string, input: Members) => Promise<Result>;

/** A question of the screens; throws where it is refused. */
const askerOf =
  (client: Client): Ask =>
  async (title, input) => {
    const [answer] = await client.ask(title, [input]);
    if (answer?.status !== 200) throw new Error(`${title}: ${answer?.text}`);
    return answer.result as never;
  };

/** A command through the API, where it isn't the person who acts but a key. */
export async function performRoute<Result = Members>(
  { client, inputs }: Pick<Records, 'client' | 'inputs'>,
  wanted: string,
  members: Members,
): Promise<Result> {
  const route = inputs.find(({ title }) => title === wanted);
  if (!route) throw new Error(`there is no ${wanted}`);
  const answer = await client.route(route, members);
  if (answer.status >= 300) throw new Error(`${wanted}: ${answer.text}`);
  return answer.result as Result;
}

async function subscribe(client: Client, inputs: readonly Input[], input: Members) {
  const given = { planKey: PLAN_KEY, startsOn: '2026-01-01', items: [{ moduleKey: MODULE_KEY }] };
  const members = { ...given, ...input };
  return (await performRoute<{ id: string }>({ client, inputs }, 'POST /subscriptions', members))
    .id;
}

async function makeCarrier(client: Client, inputs: readonly Input[], index: number) {
  const kind = MARKUP_KINDS[index] as MarkupKind;
  let n = 1000 * (index + 1);
  const text = () => {
    n += 1;
    return MARKUP[kind](n);
  };
  const id = async (title: string, input: Members) =>
    (await client.call<{ id: string }>(title, input)).id;
  const customerId = await id('customer.create', {
    ...{ name: text(), externalId: text(), tier: text(), region: text(), industry: text() },
    address: { province: text(), city: text(), street: text(), room: text() },
    customFields: { [text()]: text() },
  });
  const contact = { customerId, kind: 'wechat', value: text(), isPrimary: true };
  const contactId = await id('customer.addContact', contact);
  const noteId = await id('customer.addNote', { customerId, text: text(), isPinned: true });
  const contract = { customerId, number: text(), startsOn: '2026-01-01', note: text() };
  await client.call('customer.addContract', contract);
  const device = { customerId, kind: text(), serial: text(), attributes: { [text()]: text() } };
  await client.call('customer.addDevice', device);
  const secret = { customerId, kind: text(), username: text(), secret: text() };
  const credentialId = await id('customer.storeCredential', secret);
  await client.call('customer.setTags', { customerId, tags: [text(), text()] });
  await client.call('payment.record', {
    ...{ customerId, amount: '5', method: 'cash', receivedOn: '2026-01-05' },
    ...{ idempotencyKey: text(), reference: text() },
  });
  const known = { customerId, externalId: text(), attributes: { level: KNOWN_LEVEL } };
  const subscriptionId = await subscribe(client, inputs, known);
  const unbillableId = await id('customer.create', { name: text() });
  const unknown = { customerId: unbillableId, attributes: { level: text(), [text()]: text() } };
  await subscribe(client, inputs, unknown);
  const twin = { name: text(), address: { street: 'Twin' } };
  await id('customer.create', twin);
  await id('customer.create', twin);
  const made = { kind, customerId, subscriptionId, noteId, contactId, credentialId, unbillableId };
  return { ...made, draftId: '' };
}

async function runMonth(client: Client, month: string, end: string): Promise<string> {
  const ask = askerOf(client);
  const { id: runId } = await client.call<{ id: string }>('billRun.start', {
    ...{ periodStart: month, periodEnd: end, idempotencyKey: `month ${month}` },
  });
  await until(async () => {
    const { run } = await ask<{ run: { status: string } }>('billRun.get', { runId });
    return run.status === 'review' ? true : undefined;
  });
  return runId;
}

interface Listed {
  rows: { id: string; customerId: string }[];
}

/** A month that is posted, with a draft held back, and one in review that is marked and held. */
async function makeRuns(client: Client, carriers: Carrier[]) {
  const ask = askerOf(client);
  const postedRunId = await runMonth(client, '2026-01-01', '2026-02-01');
  const listed = await ask<Listed>('invoice.list', { runId: postedRunId });
  const invoiceId = listed.rows.find(
    ({ customerId }) => customerId === carriers[0]?.customerId,
  )?.id;
  const held = listed.rows.find(({ id }) => id !== invoiceId)?.id;
  await client.call('billRun.hold', { invoiceId: held, reason: MARKUP.image(141) });
  const { unbillableId } = carriers[0] as Carrier;
  const resolved = { runId: postedRunId, customerId: unbillableId, note: MARKUP.script(142) };
  await client.call('billRun.resolve', resolved);
  await client.call('billRun.post', { runId: postedRunId });
  await until(async () => {
    const { run } = await ask<{ run: { status: string } }>('billRun.get', { runId: postedRunId });
    return run.status === 'posted' ? true : undefined;
  });
  const reviewRunId = await runMonth(client, '2026-02-01', '2026-03-01');
  const drafts = await ask<Listed>('invoice.list', { runId: reviewRunId });
  for (const carrier of carriers) {
    const own = drafts.rows.find(({ customerId }) => customerId === carrier.customerId);
    carrier.draftId = own?.id ?? '';
  }
  return { postedRunId, reviewRunId, invoiceId: invoiceId ?? '' };
}

/** What a design of markup would have come to in the month that is posted. */
export async function makeBackTest(
  client: Client,
  document: Members & { key: string },
): Promise<string> {
  const months = { periodStart: '2026-01-01', periodEnd: '2026-02-01' };
  const { id } = await client.call<{ id: string }>('backTest.start', {
    ...{ ...months, document, idempotencyKey: crypto.randomUUID() },
  });
  await until(async () => {
    const [state] = await client.ask('backTest.get', [{ id }]);
    return state?.text.includes('"status":"done"') || undefined;
  });
  return id;
}

/** A flow of markup that waits for somebody else's approval. */
async function submitFlow(colleague: Client): Promise<string> {
  const { kind, key } = { ...INJECTED_FLOW, key: `${FLOW_KEY}-handed-in` };
  const draft = { document: { ...INJECTED_FLOW, key } };
  const { lockVersion } = await colleague.call<Members>('design.saveDraft', draft);
  await colleague.call('design.submit', { kind, key, lockVersion, message: MARKUP.image(143) });
  return key;
}

/** A file of markup: its name, its header and its cells, two rows of them with errors. */
async function makeImport(client: Client) {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const line = (id: string, n: number, kind: MarkupKind) =>
    [id, cell(MARKUP[kind](n)), cell(MARKUP[kind](n + 1)), cell(MARKUP[kind](n + 2))].join(',');
  const content = [
    ['id', 'name', 'phone', cell(MARKUP.image(151))].join(','),
    ...MARKUP_KINDS.map((kind, index) => line(`row-${index}`, 160 + 10 * index, kind)),
    line('', 240, 'image'),
    line('', 250, 'formula'),
  ].join('\n');
  const uploadId = await client.upload(MARKUP.image(155).replaceAll('/', ''), content);
  const rehearsal = { uploadId, mapping: MAPPING };
  const { batchId } = await client.call<{ batchId: string }>('import.rehearse', rehearsal);
  await until(async () => {
    const state = await askerOf(client)<{ batch: { status: string } | null }>('import.get', {
      id: batchId,
    });
    return state.batch && !/queued|running|rehearsing/.test(state.batch.status) ? true : undefined;
  });
  const looseUploadId = await client.upload('loose.csv', content);
  return { uploadId, looseUploadId, batchId };
}

/** Fills an operator with markup, by the commands that its people have. */
export async function makeInjectedRecords({
  client,
  colleague,
  inputs,
}: Pick<Records, 'client' | 'colleague' | 'inputs'>): Promise<Records> {
  const carriers: Carrier[] = [];
  for (const index of MARKUP_KINDS.keys()) {
    carriers.push(await makeCarrier(client, inputs, index));
  }
  const plain = await client.call<{ id: string }>('customer.create', { name: 'Plain Person' });
  const runs = await makeRuns(client, carriers);
  const backTestIds = {
    flows: await makeBackTest(client, INJECTED_DESIGNS.flows),
    plans: await makeBackTest(client, INJECTED_DESIGNS.plans),
    tables: await makeBackTest(client, INJECTED_DESIGNS.tables),
  };
  const submittedKey = await submitFlow(colleague);
  const file = await makeImport(client);
  const invited = await client.call<{ link?: string }>('member.invite', {
    ...{ email: 'invited+1@example.com', role: 'service' },
  });
  const { pathname, search } = new URL(invited.link ?? '/invitation', 'http://localhost');
  const name = MARKUP.image(156);
  const scopes = ['customer:read'];
  await client.call('apiKey.create', { name, role: 'administrator', scopes });
  for (const list of ['customers', 'invoices']) {
    const view = { name: MARKUP.image(157), query: { q: MARKUP.script(158) }, isShared: true };
    await client.call('savedView.save', { list, ...view });
  }
  await client.call('design.startDraft', { kind: 'pricing-flow', key: FLOW_KEY });
  const audit = await askerOf(client)<Listed>('audit.list', { limit: 1 });
  const auditId = audit.rows[0]?.id ?? '';
  const design = { kind: 'plan', key: PLAN_KEY, version: 'latest' };
  const { id: designId } = await askerOf(client)<{ id: string }>('design.get', design);
  return {
    client,
    colleague,
    inputs,
    carriers,
    plainId: plain.id,
    ...runs,
    ...file,
    backTestIds,
    submittedKey,
    designId,
    auditId,
    invitation: pathname + search,
  };
}
