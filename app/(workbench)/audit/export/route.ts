import { getLocale } from 'next-intl/server';
import { exportAudit } from '#engine/runtime/audit';
import { getTenant } from '#engine/runtime/tenant';
import { openCall } from '../../../data/context.ts';
import { csvDownload } from '../../../data/csv-download.ts';
import { failureResponse } from '../../../data/failure-response.ts';
import { filterOf, readQuery } from '../filter.ts';

/** The entries of the page's filters as a CSV file, in the language of the screens. */
export async function GET(request: Request): Promise<Response> {
  const language = await getLocale();
  try {
    const ctx = await openCall(request.headers);
    const { timeZone } = await getTenant({ ctx });
    const query = readQuery(Object.fromEntries(new URL(request.url).searchParams));
    const input = { ...filterOf(query, timeZone), language };
    const { csv } = await exportAudit({ ctx, input });
    return csvDownload('audit.csv', csv);
  } catch (error) {
    return failureResponse(error);
  }
}
