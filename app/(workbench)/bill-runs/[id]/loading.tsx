import { Skeleton } from '../../../ui/index.ts';

export default function Loading() {
  return (
    <div className="grid gap-4">
      <Skeleton className="h-24" />
      <Skeleton className="h-72" />
    </div>
  );
}
