import { and, eq } from 'drizzle-orm';
import { designs } from '#drizzle';
import { checkDesign, freezeDesign } from '#engine/core/design';
import { hasErrors, type Issue, issue, type LocalText } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';
import { loadLibrary } from '#engine/runtime/design';
import { invalid, notFound } from '#engine/runtime/error';
import {
  BACK_TESTED_KINDS,
  type CompiledDraft,
  compileDraft,
  type DraftDocument,
} from './compile-draft.ts';

/** Which draft: the one that is stored, or a document as it is given. */
export interface DraftInput {
  kind?: string;
  key?: string;
  document?: unknown;
}

function refuse(code: string, path: string, message: LocalText, params?: Issue['params']): never {
  throw invalid([issue(code, path, message, params)]);
}

async function findDocument(scope: Scope, { kind, key, document }: DraftInput): Promise<unknown> {
  if (document !== undefined) return document;
  if (kind === undefined || key === undefined) {
    refuse('design-not-named', '', {
      zh: '需要 kind 和 key，或 document',
      en: 'needs kind and key, or document',
    });
  }
  const { tenantId, tx } = scope;
  const [draft] = await tx
    .select({ document: designs.document })
    .from(designs)
    .where(
      and(
        eq(designs.tenantId, tenantId),
        eq(designs.kind, kind),
        eq(designs.key, key),
        eq(designs.status, 'draft'),
      ),
    );
  if (!draft) throw notFound({ zh: '草稿', en: 'draft' }, `${kind} ${key}`);
  return draft.document;
}

const isIssues = (found: unknown): found is Issue[] => Array.isArray(found);

/** What could never be priced with the draft is told before anything is computed. */
function checkReplaced({ kind, key }: DraftDocument, { plans, flows }: CompiledDraft): void {
  if (plans.size === 0 && flows.size === 0) {
    refuse(
      'draft-replaces-nothing',
      '',
      {
        zh: `“${key}”尚未用于任何已发布的套餐，没有账单可以比较`,
        en: `no published plan uses "${key}" yet, so there are no invoices to compare with`,
      },
      { kind, key },
    );
  }
  const found = [...flows.values()];
  const faults = found.flatMap((flow) => (isIssues(flow) ? flow : []));
  if (found.length > 0 && found.every(isIssues) && faults.length > 0) throw invalid(faults);
}

/** The draft as it would be published now. With errors: `invalid` with its issues. */
export async function resolveDraft(scope: Scope, input: DraftInput): Promise<DraftDocument> {
  const document = await findDocument(scope, input);
  const library = await loadLibrary(scope, document);
  // Scenarios that fail don't stand in the way: a back-test is how one learns of the same.
  const issues = checkDesign(document, library);
  if (hasErrors(issues)) throw invalid(issues);
  const known = document as DraftDocument;
  if (!BACK_TESTED_KINDS.includes(known.kind)) {
    refuse(
      'draft-not-billed',
      '/kind',
      {
        zh: `${known.kind} 不参与计费，不能回测`,
        en: `no bill is computed by a ${known.kind}, so it can't be back-tested`,
      },
      { kind: known.kind },
    );
  }
  const frozen = freezeDesign(known, library);
  checkReplaced(frozen, await compileDraft(scope, frozen));
  return frozen;
}
