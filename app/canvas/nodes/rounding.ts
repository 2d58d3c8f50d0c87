import { DecimalsArrowRight } from 'lucide-react';
import type { LocalText, RoundingConfig } from '#schemas';
import type { NodeView } from './view.ts';
import { COMMA, join, term } from './words.ts';

export const ROUNDING_MODES: Record<RoundingConfig['mode'], LocalText> = {
  'half-up': { zh: '四舍五入', en: 'half up' },
  'half-even': { zh: '四舍六入五成双', en: 'half even' },
  'half-down': { zh: '五舍六入', en: 'half down' },
  down: { zh: '舍去', en: 'towards zero' },
  up: { zh: '进一', en: 'away from zero' },
  floor: { zh: '向下', en: 'down' },
  ceiling: { zh: '向上', en: 'up' },
};

function target({ digits = 0, multipleOf }: RoundingConfig): LocalText {
  if (multipleOf !== undefined) {
    return { zh: `取 ${multipleOf} 的倍数`, en: `to a multiple of ${multipleOf}` };
  }
  if (digits === 0) return { zh: '取整数', en: 'to whole numbers' };
  if (digits < 0) return { zh: `取整到 10^${-digits}`, en: `to 10^${-digits}` };
  return {
    zh: `保留 ${digits} 位小数`,
    en: `to ${digits} ${digits === 1 ? 'decimal' : 'decimals'}`,
  };
}

export const roundingView: NodeView<RoundingConfig> = {
  family: 'adjustment',
  icon: DecimalsArrowRight,
  summarize: (config) => join([target(config), ROUNDING_MODES[config.mode]], COMMA),
  describe: (config) => ({
    terms: [
      term({ zh: '取到', en: 'Rounds' }, target(config)),
      term({ zh: '方式', en: 'Mode' }, ROUNDING_MODES[config.mode]),
    ],
  }),
};
