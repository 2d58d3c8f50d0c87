import type { InputConfig, LocalText } from '#schemas';

/** Types of values, as people call them. */
export const VALUE_TYPES: Record<InputConfig['type'], LocalText> = {
  number: { zh: '数字', en: 'number' },
  string: { zh: '文本', en: 'text' },
  boolean: { zh: '是否', en: 'yes or no' },
  date: { zh: '日期', en: 'date' },
  time: { zh: '时间', en: 'time' },
  'date and time': { zh: '日期时间', en: 'date and time' },
  'days and time duration': { zh: '时长', en: 'duration' },
  'years and months duration': { zh: '年月时长', en: 'years and months' },
  list: { zh: '列表', en: 'list' },
  context: { zh: '结构', en: 'context' },
  any: { zh: '任意', en: 'any' },
};
