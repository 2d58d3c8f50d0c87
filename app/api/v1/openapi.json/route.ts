import { describeApi } from '../../../rest/openapi.ts';
import { languageOf } from '../../../rest/problem.ts';
import { ROUTES } from '../../../rest/routes/index.ts';

/** Says nothing of anybody, so it needs no key. */
export async function GET(request: Request): Promise<Response> {
  const language = languageOf(request.headers.get('accept-language'));
  return Response.json(await describeApi(ROUTES, language), {
    headers: {
      'Content-Language': language === 'zh' ? 'zh-CN' : 'en',
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Language',
    },
  });
}
