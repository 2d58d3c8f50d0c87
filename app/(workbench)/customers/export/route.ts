import { cookies, headers } from 'next/headers';
import { exportCustomers } from '#engine/runtime/customer';
import { openCall } from '../../../data/context.ts';
import { failureResponse } from '../../../data/failure-response.ts';
import { chooseLocale, localeCookie } from '../../../i18n/locale.ts';
import { filterOf, readQuery } from '../query.ts';

/** The customers of the list's filters as a CSV file, sent while it is read. */
export async function GET(request: Request): Promise<Response> {
  const given = await headers();
  const cookie = (await cookies()).get(localeCookie)?.value;
  const locale = chooseLocale(cookie, given.get('accept-language') ?? '');
  try {
    const ctx = await openCall(new Headers(given));
    const query = readQuery(Object.fromEntries(new URL(request.url).searchParams));
    const file = await exportCustomers({ ctx, input: { ...filterOf(query), locale } });
    return new Response(streamOf(file.text), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${file.fileName}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return failureResponse(error);
  }
}

/** Read as fast as the browser takes it. */
function streamOf(text: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const parts = text[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return?.();
    },
  });
}
