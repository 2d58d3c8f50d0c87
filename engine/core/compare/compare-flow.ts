import type { LocalText } from '#engine/core/issue';
import { nodeKinds } from '#engine/core/node';
import { compareKeyed, type Keyed, type KeyedPlace, usualName } from './compare-keyed.ts';
import { compareTables } from './compare-table.ts';
import { changeAt, compareMembers, compareValue, memberOf } from './compare-value.ts';
import { isRecord, isSame, type JsonRecord, listOf, pointer, recordOf, textOf } from './json.ts';
import type { DesignChange } from './types.ts';

const labelOfKind = (kind: unknown): LocalText =>
  nodeKinds.get(textOf(kind))?.label ?? { zh: textOf(kind), en: textOf(kind) };

function compareKinds(place: KeyedPlace, before: JsonRecord, after: JsonRecord): DesignChange[] {
  if (before.kind === after.kind) return [];
  const [was, is] = [labelOfKind(before.kind), labelOfKind(after.kind)];
  const sentence = {
    zh: `${place.lead.zh}种类由 ${was.zh} 改为 ${is.zh}`,
    en: `${place.lead.en}kind from ${was.en} to ${is.en}`,
  };
  return [changeAt(memberOf(place, 'kind'), 'changed', before.kind, after.kind, sentence)];
}

/** What of a flow inside is different, where both versions have it written in. */
function compareInner(place: KeyedPlace, before: unknown, after: unknown): DesignChange[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  const { zh, en } = place.lead;
  return compareFlows(before, after).map((change) => ({
    ...change,
    ...place.subject,
    path: `${place.path}/flow${change.path}`,
    sentence: {
      zh: `${zh}流程中：${change.sentence.zh}`,
      en: `${en}inside, ${change.sentence.en}`,
    },
  }));
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
      ? compareMembers(config, from, to, hasTables ? ['table', 'flow'] : ['flow'])
      : compareValue(memberOf(place, 'config'), was.config, is.config)),
    ...(hasTables ? compareTables(table, from.table, to.table) : []),
    ...compareInner(config, from.flow, to.flow),
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

const definitions = (part: 'constants' | 'functions', word: LocalText): Keyed => ({
  path: `/${part}`,
  word,
  subject: (key) => ({ part: 'definition', key }),
  name: (element) => {
    const own = textOf(recordOf(element).name ?? '');
    return { zh: own, en: own };
  },
  key: (element) => textOf(recordOf(element).name ?? ''),
  hasOrder: () => false,
});

const CONSTANTS = definitions('constants', { zh: '常量', en: 'constant' });
const FUNCTIONS = definitions('functions', { zh: '函数', en: 'function' });

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
      listOf(flow.nodes).map((node) => [textOf(recordOf(node).id), usualName(node)] as const),
    ),
  );
}

type Language = keyof LocalText;

function endText(end: JsonRecord, names: ReadonlyMap<string, LocalText>, language: Language) {
  const id = textOf(end.node);
  const name = names.get(id)?.[language] ?? id;
  return end.port === undefined ? name : `${name}.${textOf(end.port)}`;
}

const keyOfEdge = (edge: unknown): string => {
  const { from, to } = recordOf(edge);
  const end = (each: unknown): string => {
    const { node, port } = recordOf(each);
    return port === undefined ? textOf(node) : `${textOf(node)}.${textOf(port)}`;
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

const NOTE_WORDS = {
  added: { zh: '新增', en: 'was added' },
  removed: { zh: '删除', en: 'was removed' },
  changed: { zh: '修改', en: 'was changed' },
  moved: { zh: '移动', en: 'was moved' },
};
const MOST_QUOTED = 40;

/** What a note says and looks like, wherever it lies. */
const saidBy = (note: unknown): unknown[] => {
  const { text, colour } = recordOf(note);
  return [text, colour ?? 'yellow'];
};

function kindOfNoteChange(before: unknown, after: unknown): keyof typeof NOTE_WORDS {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return isSame(saidBy(before), saidBy(after)) ? 'moved' : 'changed';
}

const notesById = (flow: JsonRecord): Map<string, unknown> =>
  new Map(
    listOf(recordOf(flow.layout).notes).map((note) => [textOf(recordOf(note).id), note] as const),
  );

/** Notes on the canvas by their ids: whatever they say, they mean nothing to the engine. */
function compareNotes(before: JsonRecord, after: JsonRecord): DesignChange[] {
  const [was, is] = [notesById(before), notesById(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [old, present] = [was.get(id), is.get(id)];
    if (isSame(old, present)) return [];
    const words = NOTE_WORDS[kindOfNoteChange(old, present)];
    const text = textOf(recordOf(present ?? old).text ?? '').trim();
    const quoted = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
    const none = { zh: '', en: '' };
    const at = {
      subject: { part: 'design' } as const,
      path: `/layout/notes${pointer(id)}`,
      lead: none,
      label: none,
      member: '',
    };
    const sentence = {
      zh: `${words.zh}便签“${quoted}”（不影响计价）`,
      en: `note "${quoted}" ${words.en} (prices stay the same)`,
    };
    return [changeAt(at, 'moved', old ?? null, present ?? null, sentence)];
  });
}

export function compareFlows(before: JsonRecord, after: JsonRecord): DesignChange[] {
  return [
    ...compareKeyed(CONSTANTS, listOf(before.constants), listOf(after.constants)),
    ...compareKeyed(FUNCTIONS, listOf(before.functions), listOf(after.functions)),
    ...compareKeyed(NODES, listOf(before.nodes), listOf(after.nodes)),
    ...compareEdges(before, after),
    ...compareKeyed(SCENARIOS, listOf(before.scenarios), listOf(after.scenarios)),
    ...compareLayouts(before, after),
    ...compareNotes(before, after),
  ];
}
