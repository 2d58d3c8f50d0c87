import { getLocale } from 'next-intl/server';
import { exportImportErrors } from '#engine/runtime/import';
import { openCall } from '../../../../data/context.ts';
import { failureResponse } from '../../../../data/failure-response.ts';
import { isLocale } from '../../../../i18n/locale.ts';

/** The rows with errors of a batch as a CSV file. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id: batchId } = await params;
  const given = await getLocale();
  const locale = isLocale(given) ? given : 'en';
  try {
    const ctx = await openCall(request.headers);
    const lines = await exportImportErrors({ ctx, input: { batchId, locale } });
    return new Response(asStream(lines), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="errors.csv"',
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    return failureResponse(error);
  }
}

function asStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await lines.return(undefined);
    },
  });
}
