import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { uploads } from '#drizzle';
import { issue } from '#engine/core/issue';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction, type Scope } from '#engine/runtime/context';
import { invalid } from '#engine/runtime/error';
import { inputParser } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { plainFileName } from './file-name.ts';
import { UPLOAD_LIMITS } from './limits.ts';
import { stateOf, type UploadState } from './upload.ts';

export interface CreateUploadInput {
  fileName: string;
  /** Size of the whole file. */
  bytes: number;
}

const parse = inputParser<CreateUploadInput>({
  fileName: { type: 'string', minLength: 1, maxLength: 1_000 },
  bytes: { type: 'integer', minimum: 0 },
});

/** Announces a file; its parts follow. Unfinished uploads that were left a day ago go. */
export async function createUpload({
  ctx,
  input,
}: {
  ctx: Context;
  input: CreateUploadInput;
}): Promise<UploadState> {
  requirePermission(ctx, 'import.upload');
  const { bytes, ...given } = parse(input);
  const fileName = plainFileName(given.fileName);
  checkSize(fileName, bytes);
  return inTransaction(ctx, async (scope) => {
    await dropStale(scope);
    await checkRoom(scope, bytes);
    const id = scope.newId();
    const [created] = await scope.tx
      .insert(uploads)
      .values({
        tenantId: scope.tenantId,
        id,
        fileName,
        bytes,
        createdBy: JSON.stringify(scope.actor),
        createdAt: scope.now.toString(),
      })
      .returning();
    await writeAudit(scope, 'import.upload', {
      kind: 'upload',
      id,
      after: { fileName, bytes },
    });
    return stateOf(scope.tx, created as NonNullable<typeof created>);
  });
}

function checkSize(file: string, bytes: number): void {
  if (bytes === 0) {
    throw invalid([
      issue('file-empty', '', { zh: `文件 ${file} 是空的`, en: `${file} is empty` }, { file }),
    ]);
  }
  if (bytes <= UPLOAD_LIMITS.fileBytes) return;
  throw invalid([
    issue(
      'file-too-large',
      '',
      {
        zh: `文件 ${file} 超过 1 GiB；请拆分后上传，或用命令行导入（最大 4 GiB）`,
        en: `${file} is larger than 1 GiB; split it, or import it on the command line (up to 4 GiB)`,
      },
      { file, bytes, maxBytes: UPLOAD_LIMITS.fileBytes },
    ),
  ]);
}

async function dropStale({ tx, tenantId, now }: Scope): Promise<void> {
  const before = now.subtract({ hours: UPLOAD_LIMITS.staleHours }).toString();
  await tx
    .delete(uploads)
    .where(
      and(
        eq(uploads.tenantId, tenantId),
        isNull(uploads.contentHash),
        lt(uploads.createdAt, before),
      ),
    );
}

async function checkRoom({ tx, tenantId }: Scope, bytes: number): Promise<void> {
  const [found] = await tx
    .select({ kept: sql<string>`coalesce(sum(${uploads.bytes}), 0)` })
    .from(uploads)
    .where(eq(uploads.tenantId, tenantId));
  if (Number(found?.kept ?? 0) + bytes <= UPLOAD_LIMITS.tenantBytes) return;
  throw invalid([
    issue('uploads-full', '', {
      zh: '已保存的上传文件达到 10 GiB 上限；请在导入列表中删除不再需要的文件',
      en: 'the files kept here reach the limit of 10 GiB; remove some in the list of imports',
    }),
  ]);
}
