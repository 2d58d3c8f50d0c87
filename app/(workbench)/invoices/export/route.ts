import { getLocale } from 'next-intl/server';
import { exportInvoices } from '#engine/runtime/invoice';
import { openCall } from '../../../data/context.ts';
import { csvDownload } from '../../../data/csv-download.ts';
import { failureResponse } from '../../../data/failure-response.ts';
import { filterOf, readQuery } from '../filter.ts';

/** The invoices of the list's filters as a CSV file, in the language of the screens. */
export async function GET(request: Request): Promise<Response> {
  const language = await getLocale();
  try {
    const ctx = await openCall(request.headers);
    const query = readQuery(Object.fromEntries(new URL(request.url).searchParams));
    const { csv } = await exportInvoices({ ctx, input: { ...filterOf(query), language } });
    return csvDownload('invoices.csv', csv);
  } catch (error) {
    return failureResponse(error);
  }
}
