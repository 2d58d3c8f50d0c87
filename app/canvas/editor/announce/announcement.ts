import { nodeKinds } from '#engine/core/node';
import type { PricingFlow } from '#schemas';
import { addedThings, type PortRef } from '../../edit/index.ts';
import type { Language } from '../../model.ts';
import type { Done } from '../use-editor.ts';

/** A sentence of the messages under `editor.announce`, with what stands in it. */
export interface Announcement {
  key:
    | 'added'
    | 'addedMany'
    | 'addedNote'
    | 'connected'
    | 'disconnected'
    | 'removed'
    | 'moved'
    | 'replaced'
    | 'laidOut'
    | 'imported'
    | 'undone'
    | 'redone';
  values: Record<string, string | number>;
}

function titleIn(flow: PricingFlow, id: string, locale: Language): string {
  const node = flow.nodes.find((each) => each.id === id);
  if (!node) return id;
  return node.name ?? nodeKinds.get(node.kind)?.label[locale] ?? node.kind;
}

function onAdded({ before, after }: Done, locale: Language): Announcement | undefined {
  const { nodes, notes } = addedThings(before, after);
  const [first] = nodes;
  if (nodes.length + notes.length > 1) {
    return { key: 'addedMany', values: { count: nodes.length + notes.length } };
  }
  if (first === undefined) return notes.length === 1 ? { key: 'addedNote', values: {} } : undefined;
  const edges = after.edges.filter(({ from, to }) => from.node === first || to.node === first);
  const [edge] = edges;
  const other = edge && (edge.from.node === first ? edge.to.node : edge.from.node);
  const title = titleIn(after, first, locale);
  return other === undefined
    ? { key: 'added', values: { title, hasOther: 'no', to: '' } }
    : { key: 'added', values: { title, hasOther: 'yes', to: titleIn(after, other, locale) } };
}

function onConnected({ after }: Done, from: PortRef, to: PortRef, locale: Language): Announcement {
  const end = ({ node, port }: PortRef) => `${titleIn(after, node, locale)}, ${port}`;
  return { key: 'connected', values: { from: end(from), to: end(to) } };
}

const countOf = ({ nodes, edges, layout }: PricingFlow): number =>
  nodes.length + edges.length + (layout?.notes?.length ?? 0);

/** What happened to the document, for those who can't see it; nothing for what they type. */
export function announcementOf(done: Done, locale: Language): Announcement | undefined {
  const { how, edit, before, after } = done;
  if (how !== 'edit' || !edit) {
    const key = how === 'undo' ? ('undone' as const) : ('redone' as const);
    return { key, values: { nodes: after.nodes.length, edges: after.edges.length } };
  }
  switch (edit.type) {
    case 'add-node':
    case 'add-connected':
    case 'add-note':
    case 'insert-on-edge':
    case 'paste':
    case 'duplicate':
      return onAdded(done, locale);
    case 'connect':
      return onConnected(done, edit.from, edit.to, locale);
    case 'disconnect':
      return { key: 'disconnected', values: { count: before.edges.length - after.edges.length } };
    case 'remove':
      return { key: 'removed', values: { count: countOf(before) - countOf(after) } };
    case 'move': {
      const places = [...Object.values(edit.places), ...Object.values(edit.notes ?? {})];
      const { x = 0, y = 0 } = places[0] ?? {};
      return { key: 'moved', values: { count: places.length, x: String(x), y: String(y) } };
    }
    case 'replace-kind':
      return { key: 'replaced', values: { title: titleIn(after, edit.node, locale) } };
    case 'lay-out':
      return { key: 'laidOut', values: {} };
    case 'replace-document':
      return { key: 'imported', values: { nodes: after.nodes.length } };
    default:
      return undefined;
  }
}
