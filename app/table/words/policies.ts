import type { DecisionTableContent, LocalText } from '#schemas';

type HitPolicy = DecisionTableContent['hitPolicy'];

/** Hit policies in plain words, short. */
export const HIT_POLICIES: Record<HitPolicy, LocalText> = {
  U: { zh: '唯一命中', en: 'one match only' },
  A: { zh: '任一命中', en: 'any match' },
  P: { zh: '优先级最高的命中', en: 'match of highest priority' },
  F: { zh: '首个命中', en: 'first match' },
  R: { zh: '全部命中，按规则顺序', en: 'all matches in rule order' },
  O: { zh: '全部命中，按优先级', en: 'all matches by priority' },
  C: { zh: '全部命中', en: 'all matches' },
  'C+': { zh: '命中求和', en: 'sum of matches' },
  'C<': { zh: '命中取最小', en: 'smallest match' },
  'C>': { zh: '命中取最大', en: 'largest match' },
  'C#': { zh: '命中计数', en: 'number of matches' },
};

/** What each of them means, in a sentence. */
export const POLICIES_EXPLAINED: Record<HitPolicy, LocalText> = {
  U: { zh: '最多一条规则成立', en: 'At most one rule may hold' },
  A: { zh: '可有多条成立，结果必须相同', en: 'Several may hold, with the same result' },
  P: { zh: '取结果优先级最高的一条', en: 'The result of highest priority counts' },
  F: { zh: '自上而下，取第一条成立的', en: 'From the top, the first that holds' },
  R: { zh: '成立的全部列出，按规则顺序', en: 'All that hold, in the order of the rules' },
  O: { zh: '成立的全部列出，按结果优先级', en: 'All that hold, by priority of result' },
  C: { zh: '成立的全部列出', en: 'All that hold' },
  'C+': { zh: '成立的结果相加', en: 'The results that hold are added' },
  'C<': { zh: '取成立结果中最小的', en: 'The smallest result that holds' },
  'C>': { zh: '取成立结果中最大的', en: 'The largest result that holds' },
  'C#': { zh: '数成立的条数', en: 'How many hold' },
};
