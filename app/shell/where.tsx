'use client';

import { usePathname } from 'next/navigation';
import { isUnder } from './is-under.ts';

export interface Place {
  href: string;
  area: string;
  page: string;
}

/** The area and the page somebody is in. */
export function Where({ places }: { places: readonly Place[] }) {
  const address = usePathname();
  const here = places.find(({ href }) => isUnder(address, href));
  if (!here) return null;
  return (
    <p className="flex min-w-0 items-center gap-1.5 truncate text-muted text-sm max-lg:hidden">
      <span aria-hidden="true" className="text-line-strong">
        /
      </span>
      {here.area !== here.page && (
        <>
          {here.area}
          <span aria-hidden="true" className="text-line-strong">
            /
          </span>
        </>
      )}
      <span className="truncate text-ink">{here.page}</span>
    </p>
  );
}
