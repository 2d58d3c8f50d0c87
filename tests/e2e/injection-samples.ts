import { exampleOf, type Input } from './injection-inputs.ts';
import { FLOW_KEY, KNOWN_LEVEL, MODULE_KEY, PLAN_KEY } from './injection-operator.ts';
import { type Carrier, MAPPING, type Records } from './injection-records.ts';

type Members = Record<string, unknown>;

/** An input that a verb takes, for a carrier to be filled. */
type Sample = (records: Records, carrier: Carrier, place: string) => Members | Promise<Members>;

const plan = { kind: 'plan', key: PLAN_KEY };
const own = (_: Records, { customerId: id }: Carrier) => ({ id });
const emptyMonth = {
  periodStart: '2030-01-01',
  periodEnd: '2030-02-01',
  // Nobody: a run of this sweep has nothing to compute.
  segment: { customerIds: ['01a1ff75-3ff3-7840-ac1e-7eebf2dc21d6'] },
};

const commands: Record<string, Sample> = {
  createApiKey: () => ({ name: 'Key', role: 'service', scopes: ['customer:read'] }),
  startBillRun: () => ({ ...emptyMonth, idempotencyKey: crypto.randomUUID() }),
  resolveException: ({ reviewRunId: runId }, { unbillableId: customerId }) => {
    return { runId, customerId, note: 'right' };
  },
  markInvoice: (_, { draftId }) => ({ invoiceId: draftId, outcome: 'wrong', note: 'wrong' }),
  holdInvoice: (_, { draftId }) => ({ invoiceId: draftId, reason: 'doubtful' }),
  createCustomer: () => ({ name: 'New', customFields: { colour: 'red' } }),
  updateCustomer: (_, { customerId: id }) => ({ id, customFields: { colour: 'red' } }),
  addContact: (_, { customerId }) => ({ customerId, kind: 'wechat', value: 'somebody' }),
  changeContact: async ({ client }, { customerId }) => {
    const contact = { customerId, kind: 'wechat', value: crypto.randomUUID() };
    const { id } = await client.call<{ id: string }>('customer.addContact', contact);
    return { id, value: 'changed' };
  },
  setTags: (_, { customerId }) => ({ customerId, tags: ['tag'] }),
  bulkSetTags: (_, { customerId }, place) => {
    return place.startsWith('/filter') ? { add: ['tag'] } : { ids: [customerId], add: ['tag'] };
  },
  addNote: (_, { customerId }) => ({ customerId, text: 'note' }),
  addContract: (_, { customerId }) => ({
    customerId,
    number: crypto.randomUUID(),
    startsOn: '2026-01-01',
  }),
  addDevice: (_, { customerId }) => ({ customerId, kind: 'onu', attributes: { colour: 'red' } }),
  storeCredential: (_, { customerId }) => {
    return { customerId, kind: 'pppoe', username: 'user', secret: 'secret' };
  },
  revealCredential: (_, { credentialId: id }) => ({ id, reason: 'asked' }),
  previewMapping: ({ uploadId }) => ({ uploadId, mapping: MAPPING }),
  saveMapping: () => ({ name: 'Mapping', mapping: MAPPING }),
  removeMapping: async ({ client }) => {
    const given = { name: crypto.randomUUID(), mapping: MAPPING };
    const { key } = await client.call<{ key: string }>('import.saveMapping', given);
    return { key };
  },
  createUpload: () => ({ fileName: 'book.csv', bytes: 10 }),
  startRehearsal: ({ uploadId }) => ({ uploadId, mapping: MAPPING }),
  fixImportRows: ({ looseUploadId: uploadId }) => ({
    uploadId,
    rows: [{ row: 2, cells: { name: 'Name' } }],
  }),
  recordPayment: (_, { customerId }) => ({
    ...{ customerId, amount: '1', method: 'cash', receivedOn: '2026-01-05' },
    idempotencyKey: crypto.randomUUID(),
  }),
  saveView: () => ({ list: 'customers', name: 'View', query: { q: 'text' } }),
  createSubscription: (_, { customerId }) => ({
    ...{ customerId, planKey: PLAN_KEY, startsOn: '2026-03-01' },
    attributes: { level: KNOWN_LEVEL },
    items: [{ moduleKey: MODULE_KEY, attributes: { colour: 'red' } }],
  }),
  addItem: (_, { subscriptionId }) => ({
    ...{ subscriptionId, moduleKey: MODULE_KEY, startsOn: '2026-03-01' },
    attributes: { colour: 'red' },
  }),
};

const designCommands: Record<string, Sample> = {
  createDesign: (_r, _c, place) => ({
    ...{ kind: 'pricing-flow', key: newKey(), name: { zh: '新', en: 'New' } },
    ...(place.startsWith('/template') ? { template: { pack: 'broadband', key: FLOW_KEY } } : {}),
  }),
  duplicateDesign: () => ({ ...plan, version: 'latest', newKey: newKey(), name: BOTH }),
  importDesign: () => ({ document: { ...DRAFT, key: newKey() } }),
  saveDraft: () => ({ document: { ...DRAFT, key: newKey() } }),
  startDraft: async ({ client }) => {
    const draft = await makeDraft(client);
    await client.call('design.publish', draft);
    return { kind: DRAFT.kind, key: draft.key };
  },
  discardDraft: ({ client }) => makeDraft(client),
  submitDesign: ({ client }) => makeDraft(client),
  withdrawDesign: async ({ client }) => {
    const draft = await makeDraft(client);
    return { ...draft, ...versionOf(await client.call('design.submit', draft)) };
  },
  approveDesign: submittedDraft,
  rejectDesign: async (records) => ({ ...(await submittedDraft(records)), comment: 'Too cheap' }),
  publishDesign: ({ client }) => makeDraft(client),
  startBackTest: async ({ client }, _, place) => {
    const months = { periodStart: '2026-01-01', periodEnd: '2026-02-01' };
    const isNamed = place === '/kind' || place === '/key';
    const { kind, key } = isNamed ? await makeDraft(client) : DRAFT;
    const draft = isNamed ? { kind, key } : { document: { ...DRAFT, key: FLOW_KEY } };
    return { ...months, idempotencyKey: crypto.randomUUID(), ...draft };
  },
};

const BOTH = { zh: '新', en: 'New' };
/** The least that can be published. */
const DRAFT = {
  kind: 'pricing-flow',
  key: 'draft',
  name: BOTH,
  nodes: [
    { id: 'fee', kind: 'flat', note: 'One', config: { price: '1' } },
    { id: 'line', kind: 'output-line', config: { name: BOTH } },
  ],
  edges: [{ from: { node: 'fee' }, to: { node: 'line' } }],
};

const newKey = () => `draft-${crypto.randomUUID()}`;

interface Locked extends Members {
  key: string;
  lockVersion: number;
}

const versionOf = ({ lockVersion }: Members) => ({ lockVersion });

async function makeDraft(client: Records['client']): Promise<Locked> {
  const key = newKey();
  const draft = await client.call('design.saveDraft', { document: { ...DRAFT, key } });
  return { kind: DRAFT.kind, key, lockVersion: Number(draft.lockVersion) };
}

/** Handed in by a colleague, as nobody approves what is one's own. */
async function submittedDraft({ colleague }: Records): Promise<Members> {
  const draft = await makeDraft(colleague);
  return { ...draft, ...versionOf(await colleague.call('design.submit', draft)) };
}

const questions: Record<string, Sample> = {
  getAuditEntry: ({ auditId: id }) => ({ id }),
  findCustomer: (_, { customerId: id }, place) => (place && place !== '/id' ? {} : { id }),
  getCustomerOverview: own,
  getCustomerTimeline: own,
  getDesign: ({ designId: id }, _, place) =>
    place === '' || place === '/id' ? { id } : { ...plan, version: 'latest' },
  getDesignChanges: () => ({ ...plan, from: 1, to: 'latest' }),
  runDesignScenarios: () => ({ ...plan, version: 'latest' }),
  exportDesign: () => ({ ...plan, version: 'latest' }),
  getDesignUsage: () => ({ kind: 'pricing-flow', key: FLOW_KEY }),
  countTableCases: () => ({
    kind: 'pricing-flow',
    key: FLOW_KEY,
    expressions: ['1'],
    tests: ['-'],
  }),
  checkDraft: () => plan,
  priceCard: () => ({ key: PLAN_KEY }),
  quotePlan: () => ({
    key: PLAN_KEY,
    items: [{ module: MODULE_KEY }],
    attributes: { level: KNOWN_LEVEL },
  }),
  getImport: ({ batchId: id }) => ({ id }),
  getUpload: ({ uploadId: id }) => ({ id }),
  getInvoice: ({ invoiceId: id }) => ({ id }),
  getOneSubscription: (_, { subscriptionId: id }) => ({ id }),
  getSubscription: (_, { customerId }) => ({ customerId }),
};

/** What a member of that name means where the verb says nothing more. */
function knownMembers(records: Records, { customerId, subscriptionId }: Carrier): Members {
  const { reviewRunId: runId, invoiceId, uploadId, batchId } = records;
  const ids = { customerId, subscriptionId, runId, invoiceId, uploadId, batchId };
  return { ...ids, ...plan, lineNo: 1, list: 'customers', text: 'a' };
}

/** Questions about drafts find none here. */
export const WITHOUT_ANSWER: ReadonlySet<string> = new Set(['checkDraft', 'getDraft']);

const allCommands: Record<string, Sample> = { ...commands, ...designCommands };

/** An input for a procedure or route; a command with texts needs one of its own above. */
export async function sampleFor(
  input: Input,
  records: Records,
  carrier: Carrier,
  place = '',
): Promise<Members | undefined> {
  const sample = (input.isCommand ? allCommands : questions)[input.verb];
  if (sample) return sample(records, carrier, place);
  const known = knownMembers(records, carrier);
  const members = input.required.map((name) => [
    name,
    known[name] ?? exampleOf(input.properties[name] ?? {}),
  ]);
  return Object.fromEntries(members);
}

export const hasSample = ({ verb }: Input): boolean => Object.hasOwn(allCommands, verb);
