import { eq } from 'drizzle-orm';
import { tenants } from '#drizzle';
import { usedFlows } from '#engine/core/design';
import { issue, type LocalText } from '#engine/core/issue';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { AppError, invalid } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { ExportDesignInput, ExportedDesign } from './export-design.ts';
import { getDesign } from './get-design.ts';
import { VERSION } from './version-name.ts';

/** What a file holds at most; a design rarely uses more than a few others. */
const MOST_DESIGNS = 500;

const parse = inputParser<ExportDesignInput>({
  kind: TEXT.word,
  key: TEXT.word,
  version: VERSION,
});

interface Named {
  kind: string;
  key: string;
}

interface Document extends Named {
  name?: LocalText;
  currency?: string;
  modules?: { flow?: string }[];
  nodes?: { kind: string; config?: { tableKey?: string } }[];
}

/** What a document refers to by key, as far as that doesn't stand in it. */
function usedBy(document: Document): Named[] {
  const flows = [
    ...(document.modules ?? []).flatMap(({ flow }) => flow ?? []),
    ...usedFlows(document).map(({ key }) => key),
  ];
  const tables = (document.nodes ?? []).flatMap(({ config }) => config?.tableKey ?? []);
  return [
    ...flows.map((key) => ({ kind: 'pricing-flow', key })),
    ...tables.map((key) => ({ kind: 'decision-table', key })),
  ];
}

/** The latest that is published; one that isn't there is left out, as a draft may name it. */
async function findLatest(scope: Scope, name: Named): Promise<Document | undefined> {
  try {
    const found = await getDesign({ ctx: scope, input: { ...name, version: 'latest' } });
    return found.document as Document;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** A design and all that it uses, what others refer to first. */
async function collect(scope: Scope, first: Document): Promise<Document[]> {
  const found = new Map<string, Document>();
  const visit = async (document: Document): Promise<void> => {
    found.set(`${document.kind}/${document.key}`, document);
    for (const name of usedBy(document)) {
      if (found.has(`${name.kind}/${name.key}`) || found.size >= MOST_DESIGNS) continue;
      const next = await findLatest(scope, name);
      if (next) await visit(next);
    }
  };
  await visit(first);
  return [...found.values()].reverse();
}

/**
 * A flow or a plan with the designs that it uses by key, in one file that the command line checks
 * and rates. One without any flow: `invalid`.
 */
export async function exportBundle({
  ctx,
  input,
}: {
  ctx: Context;
  input: ExportDesignInput;
}): Promise<ExportedDesign> {
  requirePermission(ctx, 'design.export');
  const { kind, key, version } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const design = await getDesign({ ctx: scope, input: { kind, key, version } });
    const document = design.document as Document;
    const designs = await collect(scope, document);
    const entry = kind === 'pricing-flow' ? key : firstFlow(document, designs);
    const [tenant] = await scope.tx
      .select({ currency: tenants.currency })
      .from(tenants)
      .where(eq(tenants.id, scope.tenantId));
    const { name, currency = tenant?.currency } = document;
    const suffix = design.version === null ? 'draft' : `v${design.version}`;
    return {
      fileName: `${key}.bundle.${suffix}.json`,
      document: { kind: 'bundle', ...(name && { name }), entry, currency, designs },
    };
  });
}

function firstFlow({ modules = [] }: Document, designs: readonly Document[]): string {
  const keys = new Set(designs.flatMap(({ kind, key }) => (kind === 'pricing-flow' ? key : [])));
  const found = modules.find(({ flow }) => flow !== undefined && keys.has(flow))?.flow;
  if (found !== undefined) return found;
  const text = {
    zh: '没有计费流程，无法导出为 bundle',
    en: 'there is no pricing flow in it, so it makes no bundle',
  };
  throw invalid([issue('bundle-without-flow', '', text)]);
}
