import { getLocale } from 'next-intl/server';
import { exportImportErrors } from '#engine/runtime/import';
import { openCall } from '../../../../data/context.ts';
import { csvDownload } from '../../../../data/csv-download.ts';
import { failureResponse } from '../../../../data/failure-response.ts';

/** The rows with errors of a batch as a CSV file. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id: batchId } = await params;
  const locale = await getLocale();
  try {
    const ctx = await openCall(request.headers);
    return csvDownload('errors.csv', await exportImportErrors({ ctx, input: { batchId, locale } }));
  } catch (error) {
    return failureResponse(error);
  }
}
