import { putUploadPart, UPLOAD_LIMITS } from '#engine/runtime/upload';
import { isSameOrigin } from '../../../auth/same-origin.ts';
import { openCall } from '../../../data/context.ts';
import { failureResponse } from '../../../data/failure-response.ts';

/** Parts in one request; the server never holds more than a part of any of them. */
const MOST_PARTS = 8;

const refuse = (status: number, message: string): Response =>
  Response.json({ message }, { status });

/** Takes parts of an upload from the one named by `part` on, as they arrive. */
export async function PUT(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  if (!isSameOrigin(request)) return refuse(403, 'Cross-origin request refused');
  if (request.headers.get('content-type') !== 'application/octet-stream') {
    return refuse(415, 'application/octet-stream is expected');
  }
  const part = new URL(request.url).searchParams.get('part') ?? '';
  if (!/^\d{1,6}$/.test(part) || !request.body) return refuse(400, 'Which part?');
  const { id: uploadId } = await params;
  try {
    const ctx = await openCall(request.headers);
    let partNo = Number(part);
    const end = partNo + MOST_PARTS;
    for await (const content of inParts(request.body)) {
      if (partNo === end) return refuse(413, 'Too many parts');
      await putUploadPart({ ctx, input: { uploadId, partNo, content } });
      partNo += 1;
    }
    return Response.json({ nextPart: partNo });
  } catch (error) {
    return failureResponse(error);
  }
}

/** Cuts a stream into parts of the size in which they are kept. */
async function* inParts(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { partBytes } = UPLOAD_LIMITS;
  let part = new Uint8Array(partBytes);
  let filled = 0;
  for await (const chunk of body) {
    let rest = chunk;
    while (rest.length > 0) {
      const taken = rest.subarray(0, partBytes - filled);
      part.set(taken, filled);
      filled += taken.length;
      rest = rest.subarray(taken.length);
      if (filled < partBytes) continue;
      yield part;
      part = new Uint8Array(partBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}
