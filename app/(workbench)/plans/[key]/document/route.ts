import { documentResponse } from '../../../../design/document-response.ts';

export async function GET(
  request: Request,
  { params }: RouteContext<'/plans/[key]/document'>,
): Promise<Response> {
  return documentResponse(request, 'plan', (await params).key);
}
