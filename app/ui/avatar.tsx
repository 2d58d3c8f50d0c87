import { cn } from './cn.ts';

const WORD = /\p{L}|\p{N}/u;
const HAN = /\p{Script=Han}/u;

/** 张三 → 三 is how Chinese names are shortened; Ada Lovelace → AL. */
export function initialsOf(name: string): string {
  const letters = [...name.trim()];
  if (letters.some((letter) => HAN.test(letter))) return letters.at(-1) ?? '';
  const words = name.split(/[\s._@-]+/).filter((word) => WORD.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

interface AvatarProps {
  name: string;
  size?: 'sm' | 'md';
}

export function Avatar({ name, size = 'md' }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full bg-accent-soft font-medium text-accent',
        size === 'sm' ? 'size-6 text-[0.6875rem]' : 'size-8 text-xs',
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
