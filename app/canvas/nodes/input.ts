import { LogIn } from 'lucide-react';
import type { InputConfig, LocalText } from '#schemas';
import { VALUE_TYPES } from '../../table/words/index.ts';
import type { NodeView } from './view.ts';
import { COMMA, formulaTerm, join, NO, same, short, term, YES } from './words.ts';

/** Types of values in words. */
export { VALUE_TYPES };

const SOURCES: readonly { path: readonly string[]; label: LocalText }[] = [
  { path: ['subscription', 'attributes'], label: { zh: '订购属性', en: 'Order attribute' } },
  { path: ['item', 'attributes'], label: { zh: '项目属性', en: 'Item attribute' } },
  { path: ['item', 'quantity'], label: { zh: '订购数量', en: 'Quantity ordered' } },
  { path: ['parameters'], label: { zh: '模块参数', en: 'Module parameter' } },
  { path: ['usage'], label: { zh: '用量', en: 'Usage' } },
  { path: ['history'], label: { zh: '历史用量', en: 'Usage of earlier periods' } },
  { path: ['readings'], label: { zh: '抄表读数', en: 'Meter readings' } },
  { path: ['overdue'], label: { zh: '逾期款项', en: 'Overdue amounts' } },
  { path: ['customer', 'customFields'], label: { zh: '客户资料', en: 'Customer field' } },
  { path: ['customer'], label: { zh: '客户', en: 'Customer' } },
  { path: ['subscription'], label: { zh: '订阅', en: 'Subscription' } },
  { path: ['item'], label: { zh: '订购项目', en: 'Item' } },
  { path: ['period'], label: { zh: '账期', en: 'Period' } },
];

/** Where a fact stands, in words: «用量 · voice-minutes». */
export function factText(path: readonly string[]): LocalText {
  const source = SOURCES.find((known) => known.path.every((step, index) => path[index] === step));
  const rest = path.slice(source?.path.length ?? 0).join(' · ');
  if (!source) return same(rest);
  return join([source.label, rest === '' ? undefined : same(rest)]);
}

export const inputView: NodeView<InputConfig> = {
  family: 'fact',
  icon: LogIn,

  summarize({ path, default: fallback, required, type }) {
    const where = path ? factText(path) : VALUE_TYPES[type];
    if (fallback !== undefined) {
      const value = short(fallback, 20);
      return join([where, { zh: `默认 ${value}`, en: `default ${value}` }], COMMA);
    }
    return join([where, required === false ? { zh: '可缺', en: 'optional' } : undefined], COMMA);
  },

  describe({ path, type, required, default: fallback, allowed }) {
    const terms = [term({ zh: '类型', en: 'Type' }, VALUE_TYPES[type])];
    if (path) {
      terms.unshift(term({ zh: '取自', en: 'Taken from' }, factText(path)));
      terms.push({
        ...term({ zh: '路径', en: 'Path' }, same(`/${path.join('/')}`)),
        code: true,
      });
    }
    const isRequired = required !== false && fallback === undefined;
    terms.push(term({ zh: '必填', en: 'Required' }, isRequired ? YES : NO));
    if (fallback !== undefined) terms.push(formulaTerm({ zh: '默认值', en: 'Default' }, fallback));
    if (allowed !== undefined)
      terms.push({ ...term({ zh: '允许的值', en: 'Allowed' }, same(allowed)), code: true });
    return { terms };
  },
};
