import { getLocale } from 'next-intl/server';
import { makeTemplate } from '#engine/runtime/import';
import { openCall } from '../../../data/context.ts';
import { failureResponse } from '../../../data/failure-response.ts';
import { isLocale } from '../../../i18n/locale.ts';

/** A CSV file to fill in, for the mapping named by `key`. */
export async function GET(request: Request): Promise<Response> {
  const key = new URL(request.url).searchParams.get('key') ?? '';
  const given = await getLocale();
  const locale = isLocale(given) ? given : 'en';
  try {
    const ctx = await openCall(request.headers);
    const { fileName, content } = await makeTemplate({ ctx, input: { key, locale } });
    return new Response(content, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${encodeURIComponent(fileName)}"`,
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    return failureResponse(error);
  }
}
