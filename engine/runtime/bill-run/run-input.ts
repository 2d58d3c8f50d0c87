import type { Context } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';

/** A verb that takes a run and nothing else. */
export interface RunInput {
  ctx: Context;
  input: { runId: string };
}

export const parseRunId = inputParser<RunInput['input']>({ runId: TEXT.id });
