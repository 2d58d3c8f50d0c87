import { documentResponse } from '../../../../design/document-response.ts';

export async function GET(
  request: Request,
  { params }: RouteContext<'/flows/[key]/document'>,
): Promise<Response> {
  return documentResponse(request, 'pricing-flow', (await params).key);
}
