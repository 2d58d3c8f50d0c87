import { exportBundle, exportDesign } from '#engine/runtime/design';
import { openCall } from '../data/context.ts';
import { failureResponse } from '../data/failure-response.ts';

function versionOf(text: string | null): number | 'draft' | 'latest' {
  if (text === null || text === 'draft') return text ?? 'latest';
  return Number(text);
}

/** A design's version as a JSON file; with `?bundle=1` together with what it uses. */
export async function documentResponse(
  request: Request,
  kind: string,
  key: string,
): Promise<Response> {
  try {
    const ctx = await openCall(request.headers);
    const asked = new URL(request.url).searchParams;
    const write = asked.has('bundle') ? exportBundle : exportDesign;
    const version = versionOf(asked.get('version'));
    const { fileName, document } = await write({ ctx, input: { kind, key, version } });
    return new Response(`${JSON.stringify(document, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
      },
    });
  } catch (error) {
    return failureResponse(error);
  }
}
