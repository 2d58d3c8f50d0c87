import { Panel, useConnection } from '@xyflow/react';
import { Ban } from 'lucide-react';
import { useLocale } from 'next-intl';
import type { PricingFlow } from '#schemas';
import { canConnect } from '../../edit/index.ts';

/** While a connection is dragged over a port that it doesn't fit: why not. */
export function Refusal({ flow }: { flow: PricingFlow }) {
  const locale = useLocale();
  const { inProgress, isValid, fromHandle, toHandle } = useConnection();
  if (!inProgress || isValid !== false || !fromHandle || !toHandle) return null;
  const isForward = fromHandle.type === 'source';
  const [from, to] = isForward ? [fromHandle, toHandle] : [toHandle, fromHandle];
  if (from.type === to.type) return null;
  const allowed = canConnect(
    flow,
    { node: from.nodeId, port: from.id ?? '' },
    { node: to.nodeId, port: to.id ?? '' },
  );
  if (allowed.ok) return null;
  return (
    <Panel position="top-center">
      <p
        className="flex items-center gap-2 rounded-md bg-danger-soft px-3 py-1.5 text-danger text-sm shadow-float"
        role="status"
      >
        <Ban aria-hidden="true" className="size-4" />
        {allowed.issue.message[locale]}
      </p>
    </Panel>
  );
}
