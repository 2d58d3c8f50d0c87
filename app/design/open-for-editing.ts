import type { Context } from '#engine/runtime/context';
import { type Design, getDesign } from '#engine/runtime/design';
import { AppError } from '#engine/runtime/error';

/** The draft; where there is none, the version that the first draft begins from. */
export async function openForEditing(ctx: Context, kind: string, key: string): Promise<Design> {
  try {
    return await getDesign({ ctx, input: { kind, key, version: 'draft' } });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
    return getDesign({ ctx, input: { kind, key, version: 'latest' } });
  }
}
