import { ne } from 'drizzle-orm';
import { designs, type Transaction } from '#drizzle';
import { contentHash } from '#engine/runtime/design';
import type { Findings } from './report.ts';

/** Published designs are what was published: their content still has its fingerprint. */
export async function checkDesigns(tx: Transaction, findings: Findings): Promise<void> {
  const rows = await tx
    .select({
      kind: designs.kind,
      key: designs.key,
      version: designs.version,
      document: designs.document,
      contentHash: designs.contentHash,
    })
    .from(designs)
    .where(ne(designs.status, 'draft'));
  for (const row of rows) {
    if (contentHash(row.document) === row.contentHash) continue;
    const path = `/designs/${row.kind}/${row.key}/${row.version}`;
    findings.add('design-changed', path, {
      zh: `${path} 的内容与发布时的指纹不符`,
      en: `the content of ${path} doesn't match the fingerprint taken when it was published`,
    });
  }
}
