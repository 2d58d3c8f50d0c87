import { getLocale } from 'next-intl/server';
import { makeTemplate } from '#engine/runtime/import';
import { openCall } from '../../../data/context.ts';
import { csvDownload } from '../../../data/csv-download.ts';
import { failureResponse } from '../../../data/failure-response.ts';

/** A CSV file to fill in, for the mapping named by `key`. */
export async function GET(request: Request): Promise<Response> {
  const key = new URL(request.url).searchParams.get('key') ?? '';
  const locale = await getLocale();
  try {
    const ctx = await openCall(request.headers);
    const { fileName, content } = await makeTemplate({ ctx, input: { key, locale } });
    return csvDownload(encodeURIComponent(fileName), content);
  } catch (error) {
    return failureResponse(error);
  }
}
