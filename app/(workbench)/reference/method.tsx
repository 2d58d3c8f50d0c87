import { cn } from '../../ui/index.ts';

const tones: Record<string, string> = {
  GET: 'text-info',
  POST: 'text-positive',
  PATCH: 'text-notice',
  DELETE: 'text-danger',
};

export function Method({ method, isSmall = false }: { method: string; isSmall?: boolean }) {
  return (
    <span
      className={cn(
        'shrink-0 font-mono font-semibold',
        isSmall ? 'w-11 text-[10px]' : 'w-14 text-xs',
        tones[method],
      )}
    >
      {method}
    </span>
  );
}
