'use client';

import { X } from 'lucide-react';

interface FilterChipProps {
  name: string;
  removeLabel: string;
  onRemove: () => void;
}

/** Something a list is narrowed to from elsewhere, with a way to widen it again. */
export function FilterChip({ name, removeLabel, onRemove }: FilterChipProps) {
  return (
    <span className="inline-flex h-8 items-center gap-1 rounded-md bg-accent-soft pr-1 pl-2.5 text-accent text-sm">
      <span className="max-w-48 truncate">{name}</span>
      <button
        aria-label={removeLabel}
        className="rounded p-1 hover:bg-hover"
        onClick={onRemove}
        type="button"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}
