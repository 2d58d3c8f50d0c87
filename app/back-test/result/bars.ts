import type { Bucket } from '#engine/runtime/back-test';

/** A bar of the distribution. */
export interface Bar {
  key: string;
  bucket: Bucket;
  direction: 'up' | 'down' | 'same';
  /** Its height as a part of the highest bar, for drawing. */
  height: number;
}

/** The smallest height of what isn't nothing, so that it can be seen. */
const LEAST = 0.015;

export function directionOfBucket({ from, to }: Bucket): Bar['direction'] {
  if (from === '0' && to === '0') return 'same';
  return to === null || (from !== null && !from.startsWith('-')) ? 'up' : 'down';
}

/** Without the empty buckets around zero, which are as many as money has small parts. */
function withoutEmptyMiddle(buckets: readonly Bucket[]): Bucket[] {
  const isEmpty = ({ customers }: Bucket) => customers === 0;
  const isDown = (bucket: Bucket) => directionOfBucket(bucket) === 'down';
  const isUp = (bucket: Bucket) => directionOfBucket(bucket) === 'up';
  const lastDown = buckets.findLastIndex((bucket) => isDown(bucket) && !isEmpty(bucket));
  const firstUp = buckets.findIndex((bucket) => isUp(bucket) && !isEmpty(bucket));
  return buckets.filter((bucket, index) => {
    if (isDown(bucket)) return index <= lastDown;
    return isUp(bucket) ? firstUp >= 0 && index >= firstUp : !isEmpty(bucket);
  });
}

/** Bars of the buckets, from the largest decrease to the largest increase. */
export function barsOf(all: readonly Bucket[]): Bar[] {
  const buckets = withoutEmptyMiddle(all);
  const most = Math.max(1, ...buckets.map(({ customers }) => customers));
  return buckets.map((bucket) => {
    const { from, to, customers } = bucket;
    const height = customers === 0 ? 0 : Math.max(LEAST, customers / most);
    return { key: `${from} ${to}`, bucket, direction: directionOfBucket(bucket), height };
  });
}
