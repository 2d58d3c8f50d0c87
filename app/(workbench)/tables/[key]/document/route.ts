import { documentResponse } from '../../../../design/document-response.ts';

export async function GET(
  request: Request,
  { params }: RouteContext<'/tables/[key]/document'>,
): Promise<Response> {
  return documentResponse(request, 'decision-table', (await params).key);
}
