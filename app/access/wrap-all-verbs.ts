import { vi } from 'vitest';

// Imported first of all by a test, so that everything after it gets wrapped verbs.
const { wrapped } = vi.hoisted(() => ({
  wrapped: async (original: () => Promise<object>) => {
    const { wrapVerbs } = await import('#tests/face');
    return wrapVerbs(await original());
  },
}));

vi.mock('#engine/runtime/api-key', wrapped);
vi.mock('#engine/runtime/audit', wrapped);
vi.mock('#engine/runtime/back-test', wrapped);
vi.mock('#engine/runtime/bench', wrapped);
vi.mock('#engine/runtime/bill-run', wrapped);
vi.mock('#engine/runtime/customer', wrapped);
vi.mock('#engine/runtime/design', wrapped);
vi.mock('#engine/runtime/import', wrapped);
vi.mock('#engine/runtime/invoice', wrapped);
vi.mock('#engine/runtime/member', wrapped);
vi.mock('#engine/runtime/payment', wrapped);
vi.mock('#engine/runtime/saved-view', wrapped);
vi.mock('#engine/runtime/search', wrapped);
vi.mock('#engine/runtime/subscription', wrapped);
vi.mock('#engine/runtime/tenant', wrapped);
vi.mock('#engine/runtime/upload', wrapped);
vi.mock('#engine/runtime/verify', wrapped);
vi.mock('#engine/runtime/work', wrapped);
