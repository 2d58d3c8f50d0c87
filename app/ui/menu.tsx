'use client';

import { Check } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import * as Radix from 'radix-ui/dropdown-menu';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export interface MenuItem {
  label: ReactNode;
  icon?: ReactNode;
  /** Keys that do the same. */
  hint?: ReactNode;
  /** Goes somewhere; else `onSelect`. */
  href?: Route;
  onSelect?: () => void;
  /** With a value, the item is a choice and shows whether it is on. */
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
}

interface MenuProps {
  /** One button. */
  trigger: ReactNode;
  /** Groups are divided by a line. */
  items: readonly (readonly MenuItem[])[];
  /** A line of text on top. */
  heading?: ReactNode;
  align?: 'start' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** Stays open after a choice, for several of them. */
  keepOpen?: boolean;
}

const itemLook =
  'flex h-8 cursor-pointer select-none items-center gap-2 rounded px-2 text-sm outline-none data-[disabled]:cursor-not-allowed data-[highlighted]:bg-hover data-[disabled]:opacity-50 [&>svg]:size-4 [&>svg]:shrink-0';

function Item({ item, keepOpen }: { item: MenuItem; keepOpen: boolean }) {
  const body = (
    <>
      {item.icon}
      <span className="grow truncate">{item.label}</span>
      {item.hint && <span className="text-muted text-xs">{item.hint}</span>}
    </>
  );
  const look = cn(itemLook, item.danger && 'text-danger');
  const select = (event: Event) => {
    if (keepOpen) event.preventDefault();
    item.onSelect?.();
  };
  if (item.checked !== undefined) {
    return (
      <Radix.CheckboxItem
        checked={item.checked}
        className={look}
        disabled={item.disabled}
        onSelect={select}
      >
        <span className="flex size-4 items-center justify-center">
          <Radix.ItemIndicator>
            <Check aria-hidden="true" className="size-4" />
          </Radix.ItemIndicator>
        </span>
        {body}
      </Radix.CheckboxItem>
    );
  }
  if (item.href) {
    return (
      <Radix.Item asChild className={look} disabled={item.disabled}>
        <Link href={item.href}>{body}</Link>
      </Radix.Item>
    );
  }
  return (
    <Radix.Item className={look} disabled={item.disabled} onSelect={select}>
      {body}
    </Radix.Item>
  );
}

export function Menu(props: MenuProps) {
  const { trigger, items, heading, align = 'end', side = 'bottom', keepOpen = false } = props;
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          className="z-50 max-h-[70vh] min-w-44 max-w-80 animate-float-in overflow-y-auto rounded-md bg-raised p-1 shadow-float"
          collisionPadding={8}
          side={side}
          sideOffset={4}
        >
          {heading && (
            <Radix.Label className="px-2 py-1.5 text-muted text-xs">{heading}</Radix.Label>
          )}
          {items
            .filter((group) => group.length > 0)
            .map((group, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name of their own
              <Radix.Group key={at}>
                {at > 0 && <Radix.Separator className="my-1 h-px bg-line" />}
                {group.map((item, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the order is theirs
                  <Item item={item} keepOpen={keepOpen} key={index} />
                ))}
              </Radix.Group>
            ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
