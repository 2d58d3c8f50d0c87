import { AUTH_PATH } from '#engine/runtime/identity';
import { withinLimit } from '../../../auth/body-limit.ts';
import { identityOfProcess } from '../../../auth/identity.ts';
import { isSameOrigin } from '../../../auth/same-origin.ts';

/** What is offered of the sign-in; the library knows more than the workbench needs. */
const OFFERED = new Set([
  '/sign-in/email',
  '/sign-out',
  '/request-password-reset',
  '/reset-password',
  '/change-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/two-factor/generate-backup-codes',
]);

const refuse = (status: number, message: string): Response =>
  Response.json({ message }, { status });

export async function POST(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!OFFERED.has(pathname.slice(AUTH_PATH.length))) return refuse(404, 'Not found');
  if (!isSameOrigin(request)) return refuse(403, 'Cross-origin request refused');
  const read = await withinLimit(request);
  if (!read) return refuse(413, 'Too large');
  const { auth } = await identityOfProcess();
  return auth.handler(read);
}
