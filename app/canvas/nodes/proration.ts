import { CalendarDays } from 'lucide-react';
import type { LocalText, ProrationConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { term } from './words.ts';

const POLICIES: Record<NonNullable<ProrationConfig['policy']>, LocalText> = {
  period: { zh: '不足一期按套餐规则折算', en: "part periods by the plan's rule" },
  full: { zh: '不足一期按整期收', en: 'part periods in full' },
  free: { zh: '不足一期免费', en: 'part periods free' },
};

export const prorationView: NodeView<ProrationConfig> = {
  family: 'adjustment',
  icon: CalendarDays,
  summarize: ({ policy = 'period' }) => POLICIES[policy],
  describe: ({ policy = 'period' }) => ({
    terms: [term({ zh: '折算', en: 'Proration' }, POLICIES[policy])],
  }),
};
