import { getLocale } from 'next-intl/server';
import { exportBackTest } from '#engine/runtime/back-test';
import { openCall } from '../../../../data/context.ts';
import { csvDownload } from '../../../../data/csv-download.ts';
import { failureResponse } from '../../../../data/failure-response.ts';

/** The difference of every customer of a back-test as a CSV file, sent while it is read. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const language = await getLocale();
  try {
    const ctx = await openCall(request.headers);
    const { fileName, text } = await exportBackTest({ ctx, input: { id, language } });
    return csvDownload(fileName, text);
  } catch (error) {
    return failureResponse(error);
  }
}
