'use client';

import type { Route } from 'next';
import Link from 'next/link';
import * as Radix from 'radix-ui/tabs';
import type { ReactNode } from 'react';

const bar = 'flex gap-5 overflow-x-auto border-line border-b';
const tab =
  '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 px-0.5 font-medium text-muted text-sm hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink';

function Count({ count }: { count?: ReactNode }) {
  if (count === undefined) return null;
  return <span className="rounded bg-sunken px-1 font-normal text-muted text-xs">{count}</span>;
}

interface TabsProps {
  label: string;
  items: readonly { value: string; label: ReactNode; count?: ReactNode; content: ReactNode }[];
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
  className?: string;
}

/** Panels in one place, of which one is shown; for those without an address of their own. */
export function Tabs({ label, items, defaultValue, className, ...rest }: TabsProps) {
  return (
    <Radix.Root className={className} defaultValue={defaultValue ?? items[0]?.value} {...rest}>
      <Radix.List aria-label={label} className={bar}>
        {items.map(({ value, label: name, count }) => (
          <Radix.Trigger className={tab} key={value} value={value}>
            {name}
            <Count count={count} />
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map(({ value, content }) => (
        <Radix.Content className="pt-4 focus-visible:outline-offset-4" key={value} value={value}>
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

interface LinkTabsProps {
  label: string;
  items: readonly { href: Route; label: ReactNode; count?: ReactNode; current: boolean }[];
}

/** The same look for pages beside each other, each with its address. */
export function LinkTabs({ label, items }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={`${bar} mb-4`}>
      {items.map(({ href, label: name, count, current }) => (
        <Link
          aria-current={current ? 'page' : undefined}
          className={tab}
          data-state={current ? 'active' : undefined}
          href={href}
          key={href}
          scroll={false}
        >
          {name}
          <Count count={count} />
        </Link>
      ))}
    </nav>
  );
}
