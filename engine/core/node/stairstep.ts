import type { StairstepConfig } from '#schemas';
import { heldTierKind } from './held-tier.ts';
import { QUANTITY_IN } from './ports.ts';

export const stairstepKind = heldTierKind<StairstepConfig>({
  id: 'stairstep',
  label: { zh: '按档定额', en: 'Stairstep' },
  inputs: QUANTITY_IN,
  amount: ({ flat }) => flat,
  unitPrice: () => null,
  rule: () => undefined,
});
