import { Skeleton } from '../../../ui/index.ts';

export default function Loading() {
  return (
    <div aria-busy="true">
      <Skeleton className="mb-2 h-4 w-24" />
      <Skeleton className="mb-5 h-7 w-64" />
      <Skeleton className="mb-4 h-96 rounded-panel" />
      <Skeleton className="h-48 rounded-panel" />
    </div>
  );
}
