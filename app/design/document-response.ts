import { getDesign } from '#engine/runtime/design';
import { openCall } from '../data/context.ts';
import { failureResponse } from '../data/failure-response.ts';

function versionOf(text: string | null): number | 'draft' | 'latest' {
  if (text === null || text === 'draft') return text ?? 'latest';
  return Number(text);
}

/** The JSON document of a design's version as a file. */
export async function documentResponse(
  request: Request,
  kind: string,
  key: string,
): Promise<Response> {
  try {
    const ctx = await openCall(request.headers);
    const version = versionOf(new URL(request.url).searchParams.get('version'));
    const design = await getDesign({ ctx, input: { kind, key, version } });
    const name = `${design.key}-${design.version === null ? 'draft' : `v${design.version}`}`;
    return new Response(`${JSON.stringify(design.document, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}.${kind}.json"`,
      },
    });
  } catch (error) {
    return failureResponse(error);
  }
}
