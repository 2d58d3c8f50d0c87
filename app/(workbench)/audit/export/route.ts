import { cookies, headers } from 'next/headers';
import { exportAudit } from '#engine/runtime/audit';
import { getTenant } from '#engine/runtime/tenant';
import { openCall } from '../../../data/context.ts';
import { failureResponse } from '../../../data/failure-response.ts';
import { chooseLocale, localeCookie } from '../../../i18n/locale.ts';
import { filterOf, readQuery } from '../filter.ts';

/** The entries of the page's filters as a CSV file, in the language of the screens. */
export async function GET(request: Request): Promise<Response> {
  const given = await headers();
  const cookie = (await cookies()).get(localeCookie)?.value;
  const language = chooseLocale(cookie, given.get('accept-language') ?? '');
  try {
    const ctx = await openCall(new Headers(given));
    const { timeZone } = await getTenant({ ctx });
    const query = readQuery(Object.fromEntries(new URL(request.url).searchParams));
    const input = { ...filterOf(query, timeZone), language };
    const { csv } = await exportAudit({ ctx, input });
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.csv"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return failureResponse(error);
  }
}
