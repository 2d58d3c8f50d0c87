import { Skeleton } from '../../../../../ui/index.ts';

/** Where the sheet is about to open. */
export default function Loading() {
  return (
    <div
      aria-busy="true"
      className="fixed inset-y-0 right-0 z-40 flex w-[calc(100vw-2.5rem)] flex-col gap-4 bg-raised p-5 shadow-float sm:w-[min(1360px,calc(100vw-4rem))]"
    >
      <Skeleton className="h-6 w-60" />
      <div className="grid grow gap-6 lg:grid-cols-[minmax(22rem,28rem)_1fr]">
        <div className="flex flex-col gap-3">
          {[1, 2, 3, 4, 5, 6].map((row) => (
            <Skeleton className="h-10" key={row} />
          ))}
        </div>
        <Skeleton className="h-full rounded-panel" />
      </div>
    </div>
  );
}
