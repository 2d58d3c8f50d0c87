import type { StairstepConfig } from '#schemas';
import { heldTierKind } from './held-tier.ts';

export const stairstepKind = heldTierKind<StairstepConfig>({
  id: 'stairstep',
  label: { zh: '按档定额', en: 'Stairstep' },
  amount: ({ flat }) => flat,
  unitPrice: () => null,
  rule: () => undefined,
});
