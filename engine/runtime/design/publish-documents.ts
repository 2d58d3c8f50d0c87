import { usedFlows } from '#engine/core/design';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { AppError, appError } from '#engine/runtime/error';
import { freezeDocument } from './check-document.ts';
import { contentHash } from './content-hash.ts';
import type { Design } from './design.ts';
import { getDesign } from './get-design.ts';
import { publishDesign } from './publish-design.ts';
import { saveDraft } from './save-draft.ts';

export interface DesignDocument {
  kind: string;
  key: string;
}

export interface PublishedDocument {
  kind: string;
  key: string;
  version: number;
  /** Not published again: the latest version says the same. */
  wasSame: boolean;
}

const ORDER = ['decision-table', 'pricing-flow', 'plan'];

function rank({ kind }: DesignDocument): number {
  const index = ORDER.indexOf(kind);
  return index < 0 ? ORDER.length : index;
}

/** Flows that others of them use come before those. */
function usedFirst(documents: readonly DesignDocument[]): DesignDocument[] {
  const sorted = new Set<DesignDocument>();
  const open = new Set<DesignDocument>();
  const take = (document: DesignDocument): void => {
    // Flows that use each other are refused when they are checked.
    if (sorted.has(document) || open.has(document)) return;
    open.add(document);
    const used = new Set(usedFlows(document).map(({ key }) => key));
    for (const other of documents) {
      if (other.kind === 'pricing-flow' && used.has(other.key)) take(other);
    }
    sorted.add(document);
  };
  for (const document of documents) take(document);
  return [...sorted];
}

/**
 * Publishes whole documents, all or none: what others refer to goes first. A document that is the
 * same as its latest version is left as it is.
 */
export function publishDocuments(
  ctx: Context,
  documents: readonly DesignDocument[],
  options: { message?: string; effectiveFrom?: string } = {},
): Promise<PublishedDocument[]> {
  const sorted = usedFirst([...documents].sort((a, b) => rank(a) - rank(b)));
  return inTransaction(ctx, async (scope) => {
    const published: PublishedDocument[] = [];
    for (const document of sorted) {
      published.push(await publishOne(scope, document, options));
    }
    return published;
  });
}

async function publishOne(
  scope: Scope,
  document: DesignDocument,
  options: { message?: string; effectiveFrom?: string },
): Promise<PublishedDocument> {
  const { kind, key } = document;
  const latest = await find(scope, document, 'latest');
  const frozen = await freezeDocument(scope, document);
  if (latest?.contentHash === contentHash(frozen) && options.effectiveFrom === undefined) {
    return { kind, key, version: latest.version ?? 0, wasSame: true };
  }
  if (await find(scope, document, 'draft')) {
    throw appError('conflict', {
      zh: `${kind} ${key} 有未发布的草稿，请先发布或处理它`,
      en: `${kind} ${key} has a draft that is being worked on; publish it or settle it first`,
    });
  }
  const draft = await saveDraft({ ctx: scope, input: { document } });
  const { lockVersion } = draft;
  const design = await publishDesign({ ctx: scope, input: { kind, key, lockVersion, ...options } });
  return { kind, key, version: design.version ?? 0, wasSame: false };
}

async function find(
  scope: Scope,
  { kind, key }: DesignDocument,
  version: 'latest' | 'draft',
): Promise<Design | undefined> {
  try {
    return await getDesign({ ctx: scope, input: { kind, key, version } });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}
