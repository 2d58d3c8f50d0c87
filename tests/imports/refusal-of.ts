import { expect } from 'vitest';
import { AppError } from '#engine/runtime/error';

/** The error with which a verb refuses. */
export async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}
