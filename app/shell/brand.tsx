import Link from 'next/link';
import { paths } from '../paths.ts';

/** The mark and the name; the name goes where the rail is narrow. */
export function Brand() {
  return (
    <Link
      className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b px-3 font-semibold focus-visible:-outline-offset-2"
      href={paths.home()}
      prefetch={false}
    >
      <Mark />
      <span className="sm:max-lg:sr-only lg:group-data-[rail=narrow]/rail:sr-only">Ratecraft</span>
    </Link>
  );
}

export function Mark() {
  return (
    <span
      aria-hidden="true"
      className="flex size-6 shrink-0 items-center justify-center rounded bg-accent text-on-accent text-xs"
    >
      R
    </span>
  );
}
