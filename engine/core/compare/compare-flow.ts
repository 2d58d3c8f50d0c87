import type { LocalText } from '#engine/core/issue';
import { nodeKinds } from '#engine/core/node';
import { compareKeyed, type Keyed, type KeyedPlace, usualName } from './compare-keyed.ts';
import { compareTables } from './compare-table.ts';
import { changeAt, compareMembers, compareValue, memberOf } from './compare-value.ts';
import { isRecord, isSame, type JsonRecord, listOf, pointer, recordOf } from './json.ts';
import type { DesignChange } from './types.ts';

const labelOfKind = (kind: unknown): LocalText =>
  nodeKinds.get(String(kind))?.label ?? { zh: String(kind), en: String(kind) };

function compareKinds(place: KeyedPlace, before: JsonRecord, after: JsonRecord): DesignChange[] {
  if (before.kind === after.kind) return [];
  const [was, is] = [labelOfKind(before.kind), labelOfKind(after.kind)];
  const sentence = {
    zh: `${place.lead.zh}种类由 ${was.zh} 改为 ${is.zh}`,
    en: `${place.lead.en}kind from ${was.en} to ${is.en}`,
  };
  return [changeAt(memberOf(place, 'kind'), 'changed', before.kind, after.kind, sentence)];
}

function compareNode(place: KeyedPlace, before: unknown, after: unknown): DesignChange[] {
  const [was, is] = [recordOf(before), recordOf(after)];
  const [from, to] = [recordOf(was.config), recordOf(is.config)];
  const hasTables = isRecord(from.table) && isRecord(to.table);
  const config = { ...place, path: `${place.path}/config` };
  const table = {
    subject: place.subject,
    path: `${config.path}/table`,
    lead: { zh: place.lead.zh.slice(0, -1), en: place.lead.en.slice(0, -2) },
  };
  return [
    ...compareKinds(place, was, is),
    ...compareMembers(place, was, is, ['id', 'kind', 'name', 'config']),
    ...(isRecord(was.config) === isRecord(is.config)
      ? compareMembers(config, from, to, hasTables ? ['table'] : [])
      : compareValue(memberOf(place, 'config'), was.config, is.config)),
    ...(hasTables ? compareTables(table, from.table, to.table) : []),
  ];
}

const NODES: Keyed = {
  path: '/nodes',
  word: { zh: '节点', en: 'node' },
  subject: (node) => ({ part: 'node', node }),
  name: usualName,
  // Lines stand on the invoice in the order of their nodes; of others the order says nothing.
  hasOrder: (node) => recordOf(node).kind === 'output-line',
  compare: compareNode,
};

const SCENARIOS: Keyed = {
  path: '/scenarios',
  word: { zh: '场景', en: 'scenario' },
  subject: (key) => ({ part: 'scenario', key }),
  name: usualName,
  hasOrder: () => false,
};

function nodeNames(...flows: JsonRecord[]): Map<string, LocalText> {
  return new Map(
    flows.flatMap((flow) =>
      listOf(flow.nodes).map((node) => [String(recordOf(node).id), usualName(node)] as const),
    ),
  );
}

type Language = keyof LocalText;

function endText(end: JsonRecord, names: ReadonlyMap<string, LocalText>, language: Language) {
  const id = String(end.node);
  const name = names.get(id)?.[language] ?? id;
  return end.port === undefined ? name : `${name}.${end.port}`;
}

const keyOfEdge = (edge: unknown): string => {
  const { from, to } = recordOf(edge);
  const end = (each: unknown): string => {
    const { node, port } = recordOf(each);
    return port === undefined ? String(node) : `${node}.${port}`;
  };
  return `${end(from)} -> ${end(to)}`;
};

/** Edges have no ids: those are the same that lead from and to the same ports. */
function compareEdges(before: JsonRecord, after: JsonRecord): DesignChange[] {
  const names = nodeNames(before, after);
  const was = Map.groupBy(listOf(before.edges), keyOfEdge);
  const is = Map.groupBy(listOf(after.edges), keyOfEdge);
  const change = (kind: 'added' | 'removed', edge: unknown): DesignChange => {
    const { from, to } = recordOf(edge);
    const line = (language: Language): string =>
      [from, to].map((end) => endText(recordOf(end), names, language)).join(' → ');
    const sentence = {
      zh: `${kind === 'added' ? '新增' : '删除'}连线：${line('zh')}`,
      en: `${kind === 'added' ? 'Added' : 'Removed'} edge: ${line('en')}`,
    };
    const place = { subject: { part: 'edge' } as const, lead: { zh: '', en: '' } };
    const at = {
      ...place,
      path: `/edges${pointer(keyOfEdge(edge))}`,
      label: place.lead,
      member: '',
    };
    const [b, a] = kind === 'added' ? [null, edge] : [edge, null];
    return changeAt(at, kind, b, a, sentence);
  };
  const surplus = (of: Map<string, unknown[]>, than: Map<string, unknown[]>): unknown[] =>
    [...of].flatMap(([key, edges]) => edges.slice(than.get(key)?.length ?? 0));
  return [
    ...surplus(was, is).map((edge) => change('removed', edge)),
    ...surplus(is, was).map((edge) => change('added', edge)),
  ];
}

/** Nodes of both versions that stand elsewhere on the canvas; the view on it says nothing. */
function compareLayouts(before: JsonRecord, after: JsonRecord): DesignChange[] {
  const places = [before, after].map((flow) => recordOf(recordOf(flow.layout).nodes));
  const [was = {}, is = {}] = places;
  const [old, present] = [nodeNames(before), nodeNames(after)];
  return [...present].flatMap(([node, name]) => {
    if (!old.has(node) || isSame(was[node], is[node])) return [];
    const at = {
      subject: { part: 'node', node } as const,
      path: `/layout/nodes${pointer(node)}`,
      lead: { zh: '', en: '' },
      label: { zh: '', en: '' },
      member: '',
    };
    const sentence = {
      zh: `节点“${name.zh}”移动了位置（不影响计价）`,
      en: `node "${name.en}" was moved (prices stay the same)`,
    };
    return [changeAt(at, 'moved', was[node], is[node], sentence)];
  });
}

export function compareFlows(before: JsonRecord, after: JsonRecord): DesignChange[] {
  return [
    ...compareKeyed(NODES, listOf(before.nodes), listOf(after.nodes)),
    ...compareEdges(before, after),
    ...compareKeyed(SCENARIOS, listOf(before.scenarios), listOf(after.scenarios)),
    ...compareLayouts(before, after),
  ];
}
