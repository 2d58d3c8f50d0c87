import { Skeleton } from '../../../../ui/index.ts';

export default function Loading() {
  return (
    <div aria-busy="true" className="h-full">
      <Skeleton className="h-full rounded-panel" />
    </div>
  );
}
