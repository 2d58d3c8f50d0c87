/** Where a page is asked for, written by the proxy, so that the sign-in leads back there. */
export const PATH_HEADER = 'x-ratecraft-path';
