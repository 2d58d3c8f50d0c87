import { compareFlows } from './compare-flow.ts';
import { compareKeyed, type Keyed, usualName } from './compare-keyed.ts';
import { compareTables } from './compare-table.ts';
import { changeAt, compareMembers, memberOf } from './compare-value.ts';
import { isRecord, isSame, type JsonRecord, listOf, recordOf } from './json.ts';
import type { DesignChange } from './types.ts';
import { valueText } from './value-text.ts';

const NO_LEAD = { zh: '', en: '' };
const DESIGN = { subject: { part: 'design' } as const, path: '', lead: NO_LEAD };

const MODULES: Keyed = {
  path: '/modules',
  word: { zh: '模块', en: 'module' },
  subject: (key) => ({ part: 'module', key }),
  name: usualName,
  hasOrder: () => true,
};

const ATTRIBUTES: Keyed = {
  path: '/attributes',
  word: { zh: '属性', en: 'attribute' },
  subject: (key) => ({ part: 'attribute', key }),
  name: usualName,
  hasOrder: () => true,
};

function comparePlans(before: JsonRecord, after: JsonRecord): DesignChange[] {
  const billing = {
    subject: { part: 'billing' } as const,
    path: '/billing',
    lead: { zh: '计费周期：', en: 'Billing: ' },
  };
  return [
    ...compareMembers(billing, before.billing, after.billing),
    ...compareKeyed(ATTRIBUTES, listOf(before.attributes), listOf(after.attributes)),
    ...compareKeyed(MODULES, listOf(before.modules), listOf(after.modules)),
  ];
}

interface Comparison {
  /** Members that `compare` takes care of, by what they have to be. */
  lists: readonly string[];
  records: readonly string[];
  compare(before: JsonRecord, after: JsonRecord): DesignChange[];
}

const COMPARISONS: Record<string, Comparison> = {
  'pricing-flow': {
    lists: ['constants', 'functions', 'nodes', 'edges', 'scenarios'],
    records: ['layout'],
    compare: compareFlows,
  },
  plan: { lists: ['attributes', 'modules'], records: ['billing'], compare: comparePlans },
  'decision-table': {
    lists: [],
    records: ['content'],
    compare: (before, after) =>
      compareTables({ ...DESIGN, path: '/content' }, before.content, after.content),
  },
};

/** Members that both versions have in their usual form; a draft may hold anything there. */
function usualMembers({ lists, records }: Comparison, ...designs: JsonRecord[]): string[] {
  const isUsual = (is: (value: unknown) => boolean) => (member: string) =>
    designs.every(({ [member]: value }) => value === undefined || is(value));
  return [...lists.filter(isUsual(Array.isArray)), ...records.filter(isUsual(isRecord))];
}

function compareNames(before: JsonRecord, after: JsonRecord): DesignChange[] {
  if (isSame(before.name, after.name)) return [];
  const { zh, en } = valueText('name', after.name);
  const sentence = { zh: `改名为${zh}`, en: `Renamed to ${en}` };
  return [changeAt(memberOf(DESIGN, 'name'), 'renamed', before.name, after.name, sentence)];
}

/**
 * What is different in the second of two versions of a design, in an order that follows the
 * document. Drafts may be anything; what isn't as its schema says is compared as plain JSON.
 */
export function compareDesigns(before: unknown, after: unknown): DesignChange[] {
  const [was, is] = [recordOf(before), recordOf(after)];
  const kind = was.kind === is.kind && typeof is.kind === 'string' ? is.kind : '';
  const own = Object.hasOwn(COMPARISONS, kind) ? COMPARISONS[kind] : undefined;
  const taken = own ? usualMembers(own, was, is) : [];
  const usable = (design: JsonRecord): JsonRecord =>
    Object.fromEntries(taken.map((member) => [member, design[member]]));
  return [
    ...compareNames(was, is),
    ...compareMembers(DESIGN, was, is, ['name', ...taken]),
    ...(own?.compare(usable(was), usable(is)) ?? []),
  ];
}
