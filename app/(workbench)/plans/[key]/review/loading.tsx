import { SkeletonPage } from '../../../../ui/index.ts';

export default function Loading() {
  return <SkeletonPage columns={2} />;
}
