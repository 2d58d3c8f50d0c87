import { getBillRun } from '#engine/runtime/bill-run';
import { AppError, type AppErrorCode } from '#engine/runtime/error';
import { openCall } from '../../../../data/context.ts';
import { type RunTick, streamProgress, toTick } from '../../progress-stream.ts';

const INTERVAL_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

const STATUSES: Record<AppErrorCode, number> = {
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  unavailable: 503,
};

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Neither kept nor compressed: an event has to arrive when it is sent.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** A bill run as it goes on, once a second until it rests. */
export async function GET(request: Request, { params }: RouteContext<'/bill-runs/[id]/events'>) {
  const { id: runId } = await params;
  const read = async (ctx: Awaited<ReturnType<typeof openCall>>): Promise<RunTick> =>
    toTick(await getBillRun({ ctx, input: { runId } }), Temporal.Now.instant().epochMilliseconds);
  try {
    const ctx = await openCall(request.headers);
    // Once before: whoever may not see it is told so by the status.
    await read(ctx);
    const stream = streamProgress({
      read: () => read(ctx),
      signal: request.signal,
      intervalMs: INTERVAL_MS,
      longestMs: LONGEST_MS,
    });
    return new Response(stream, { headers: HEADERS });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json({ code: error.code, text: error.text }, { status: STATUSES[error.code] });
  }
}
