export type RailWidth = 'wide' | 'narrow';

export const railCookie = 'ratecraft-rail';

const ONE_YEAR_S = 60 * 60 * 24 * 365;

export function railWidthOf(cookie: string | undefined): RailWidth {
  return cookie === 'narrow' ? 'narrow' : 'wide';
}

/** Kept by the browser for the next page; gives the width on. */
export function rememberRail(width: RailWidth): RailWidth {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
  document.cookie = `${railCookie}=${width}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
  return width;
}
