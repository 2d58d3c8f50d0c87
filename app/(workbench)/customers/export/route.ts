import { getLocale } from 'next-intl/server';
import { exportCustomers } from '#engine/runtime/customer';
import { openCall } from '../../../data/context.ts';
import { csvDownload } from '../../../data/csv-download.ts';
import { failureResponse } from '../../../data/failure-response.ts';
import { filterOf, readQuery } from '../query.ts';

/** The customers of the list's filters as a CSV file, sent while it is read. */
export async function GET(request: Request): Promise<Response> {
  const locale = await getLocale();
  try {
    const ctx = await openCall(request.headers);
    const query = readQuery(Object.fromEntries(new URL(request.url).searchParams));
    const file = await exportCustomers({ ctx, input: { ...filterOf(query), locale } });
    return csvDownload(file.fileName, file.text);
  } catch (error) {
    return failureResponse(error);
  }
}
