import { and, eq, getTableColumns } from 'drizzle-orm';
import { backTests, type Transaction } from '#drizzle';
import type { LocalText } from '#engine/core/issue';
import type { Context } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';

export type BackTestRow = typeof backTests.$inferSelect;

export const BACK_TEST: LocalText = { zh: '回测', en: 'back-test' };

/** A verb that takes a back-test and nothing else. */
export interface BackTestInput {
  ctx: Context;
  input: { id: string };
}

export const parseBackTestId = inputParser<BackTestInput['input']>({ id: TEXT.id });

/** A back-test without the draft and the result, which may be large. */
export type BackTestHead = Omit<BackTestRow, 'document' | 'result'>;

const { document: _, result: __, ...headColumns } = getTableColumns(backTests);
export const HEAD_COLUMNS = headColumns;

const isThis = (ctx: Context, id: string) =>
  and(eq(backTests.tenantId, ctx.tenantId), eq(backTests.id, id));

export async function findBackTest(
  tx: Transaction,
  ctx: Context,
  id: string,
): Promise<BackTestRow> {
  const [row] = await tx.select().from(backTests).where(isThis(ctx, id));
  if (!row) throw notFound(BACK_TEST, id);
  return row;
}

export async function findHead(tx: Transaction, ctx: Context, id: string): Promise<BackTestHead> {
  const [row] = await tx.select(HEAD_COLUMNS).from(backTests).where(isThis(ctx, id));
  if (!row) throw notFound(BACK_TEST, id);
  return row;
}
