import { inTenant } from '#drizzle';
import type { Context } from '#engine/runtime/context';
import { AppError } from '#engine/runtime/error';
import { type TestDatabase, testContext } from '#tests/database';
import type { Call, Ending, Known } from './call.ts';

/** How a call ended, and all that it told its caller. */
export interface Answer {
  ending: Ending;
  text: string;
}

export async function attempt({ run }: Call, ctx: Context, known: Known): Promise<Answer> {
  try {
    const value = await run(ctx, known);
    return { ending: isEmpty(value) ? 'empty' : 'done', text: JSON.stringify(value) ?? '' };
  } catch (error) {
    if (!(error instanceof AppError)) return { ending: 'fault', text: String(error) };
    const { code, text, issues } = error;
    return { ending: code, text: JSON.stringify({ text, issues }) };
  }
}

function isEmpty(value: unknown): boolean {
  const rows = (value as { rows?: unknown } | null | undefined)?.rows ?? value;
  return rows === undefined || rows === null || (Array.isArray(rows) && rows.length === 0);
}

/** A call by the tenant itself that is undone, so that the next one finds everything as before. */
export async function attemptAndUndo(
  database: TestDatabase,
  call: Call,
  { tenantId, known }: { tenantId: string; known: Known },
  actor: Context['actor'],
): Promise<Answer> {
  let answer: Answer | undefined;
  const undo = new Error('undo');
  const work = inTenant(database.db, tenantId, async (tx) => {
    answer = await attempt(call, testContext(database, tenantId, { actor, tx }), known);
    throw undo;
  });
  await work.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  if (!answer) throw new Error('the call was not made');
  return answer;
}
