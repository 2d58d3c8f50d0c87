export const MOST_BODY_BYTES = 1024 * 1024;
/** Of a command that carries a whole design: a table of 20,000 rows. */
export const MOST_DESIGN_BYTES = 16 * MOST_BODY_BYTES;

/** The request with its body read, or undefined where that is larger than the limit. */
export async function withinLimit(
  request: Request,
  limit = MOST_BODY_BYTES,
): Promise<Request | undefined> {
  if (request.body === null) return request;
  if (Number(request.headers.get('content-length') ?? 0) > limit) return undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    bytes += chunk.byteLength;
    if (bytes > limit) return undefined;
    chunks.push(chunk);
  }
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: new Blob(chunks),
  });
}
