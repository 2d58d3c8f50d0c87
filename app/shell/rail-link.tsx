'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { isUnder } from './is-under.ts';

interface RailLinkProps {
  href: Route;
  label: string;
  icon: ReactNode;
}

export function RailLink({ href, label, icon }: RailLinkProps) {
  return (
    <Link
      aria-current={isUnder(usePathname(), href) ? 'page' : undefined}
      className="flex h-8 items-center gap-2.5 rounded-md px-2 text-muted text-sm hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
      href={href}
      title={label}
    >
      {icon}
      <span className="truncate sm:max-lg:sr-only lg:group-data-[rail=narrow]/rail:sr-only">
        {label}
      </span>
    </Link>
  );
}
