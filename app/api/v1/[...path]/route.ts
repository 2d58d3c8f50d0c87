import { dispatch } from '../../../rest/dispatch.ts';
import { surroundingsOf } from '../../../rest/surroundings.ts';

const handle = async (request: Request): Promise<Response> =>
  dispatch(request, await surroundingsOf(request.headers));

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
