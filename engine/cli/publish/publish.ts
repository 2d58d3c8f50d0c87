import { withTenant } from '#engine/cli/database';
import { loadDesignDocuments } from '#engine/cli/design';
import type { Session } from '#engine/cli/session';
import { usageFailure } from '#engine/cli/terminal';
import { type DesignDocument, publishDocuments } from '#engine/runtime/design';
import { INDUSTRY_PACKS } from '#plugins/registry';

export interface PublishOptions {
  tenant?: string;
  pack?: string;
  message?: string;
  effectiveFrom?: string;
}

/** The designs of a pack of this installation. @throws CliFailure */
export function packDesigns(id: string): readonly DesignDocument[] {
  const pack = INDUSTRY_PACKS.find((each) => each.id === id);
  if (pack) return pack.designs;
  const known = INDUSTRY_PACKS.map((each) => each.id).join(', ');
  throw usageFailure('pack-unknown', {
    zh: `没有行业包“${id}”；现有：${known}`,
    en: `there is no pack "${id}"; there are: ${known}`,
  });
}

/** `design publish <files…>` or `--pack <id>`: all or none. */
export async function runDesignPublish(
  session: Session,
  files: readonly string[],
  { tenant, pack, message, effectiveFrom }: PublishOptions,
): Promise<number> {
  if (files.length === 0 && pack === undefined) {
    throw usageFailure('nothing-to-publish', {
      zh: '请给出设计文件，或用 --pack 指定行业包。',
      en: 'Give design files, or name a pack with --pack.',
    });
  }
  const documents = [
    ...(pack === undefined ? [] : packDesigns(pack)),
    ...(await loadDesignDocuments(files)),
  ];
  return withTenant(session, tenant, async ({ ctx }) => {
    const published = await publishDocuments(ctx, documents, {
      ...(message === undefined ? {} : { message }),
      ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    });
    const lines = published.map(({ kind, key, version, wasSame }) => ({
      zh: `${kind} ${key}：${wasSame ? '未变，仍为' : '已发布'}第 ${version} 版`,
      en: `${kind} ${key}: ${wasSame ? 'unchanged, still' : 'published'} version ${version}`,
    }));
    session.output.result({ designs: published }, lines);
    return 0;
  });
}
