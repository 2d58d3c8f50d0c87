'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

interface RailLinkProps {
  href: Route;
  label: string;
  icon: ReactNode;
}

export function RailLink({ href, label, icon }: RailLinkProps) {
  const here = usePathname().startsWith(href);
  return (
    <Link
      aria-current={here ? 'page' : undefined}
      className="flex h-8 items-center gap-2 rounded-md px-2 text-[13px] text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
      href={href}
      title={label}
    >
      {icon}
      <span className="max-lg:sr-only">{label}</span>
    </Link>
  );
}
