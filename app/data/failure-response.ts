import { AppError, type AppErrorCode } from '#engine/runtime/error';
import type { ShownError } from '../trpc/procedure.ts';

const STATUS: Record<AppErrorCode, number> = {
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  unavailable: 503,
};

/** The answer of a route that is no procedure to a refusal of its verb. */
export function failureResponse(error: unknown): Response {
  if (!(error instanceof AppError)) throw error;
  const shown: ShownError = { code: error.code, text: error.text, issues: error.issues };
  return Response.json(shown, { status: STATUS[error.code] });
}
