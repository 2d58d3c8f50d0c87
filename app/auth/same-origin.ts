/**
 * Whether a request that changes something comes from the workbench's own pages, or from no browser
 * at all: browsers always name the origin of such a request, and can't be made to lie.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const forwarded =
    process.env.TRUST_PROXY === '1' ? request.headers.get('x-forwarded-host') : null;
  return new URL(origin).host === (forwarded ?? request.headers.get('host'));
}
