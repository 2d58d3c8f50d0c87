import type { LocalText } from '#engine/core/issue';
import { alignByKey } from './align.ts';
import { changeAt, compareMembers, keyOf } from './compare-value.ts';
import { canonical, isSame, isText, pointer, recordOf } from './json.ts';
import type { ChangeSubject, DesignChange } from './types.ts';

/** A kind of thing of which a design has many, each under a key: nodes, modules, attributes. */
export interface Keyed {
  /** Where the list stands. */
  path: string;
  word: LocalText;
  subject(key: string): ChangeSubject;
  /** What people call it. */
  name(element: unknown): LocalText;
  /** What tells them apart, where that is neither id nor key. */
  key?(element: unknown): string;
  /** Whether their order may have a meaning. */
  hasOrder(element: unknown): boolean;
  /** Differences of one that is on both sides; its members by default. */
  compare?(place: KeyedPlace, before: unknown, after: unknown): DesignChange[];
}

export interface KeyedPlace {
  subject: ChangeSubject;
  path: string;
  lead: LocalText;
}

export const keyOrContent = (element: unknown): string => keyOf(element) ?? canonical(element);

/** By its name in the words of the design, else by its key. */
export function usualName(element: unknown): LocalText {
  const { name, label } = recordOf(element);
  const text = [name, label].find(isText);
  if (text) return { zh: text.zh, en: text.en };
  const own = typeof name === 'string' && name !== '' ? name : keyOrContent(element);
  return { zh: own, en: own };
}

function titled({ word, name }: Keyed, element: unknown): LocalText {
  const { zh, en } = name(element);
  return { zh: `${word.zh}“${zh}”`, en: `${word.en} "${en}"` };
}

const keyIn = ({ key = keyOrContent }: Keyed, element: unknown): string => key(element);

function placeOf(kind: Keyed, element: unknown): KeyedPlace {
  const key = keyIn(kind, element);
  const { zh, en } = titled(kind, element);
  return {
    subject: kind.subject(key),
    path: kind.path + pointer(key),
    lead: { zh: `${zh}的`, en: `${en}: ` },
  };
}

const noLabel = { label: { zh: '', en: '' }, member: '' };

function renamed(kind: Keyed, place: KeyedPlace, before: unknown, after: unknown): DesignChange[] {
  const [was, is] = [recordOf(before).name, recordOf(after).name];
  if (isSame(was, is)) return [];
  const [old, fresh] = [titled(kind, before), kind.name(after)];
  const sentence = {
    zh: `${old.zh}改名为“${fresh.zh}”`,
    en: `${old.en} is now called "${fresh.en}"`,
  };
  const at = { ...place, ...noLabel, path: `${place.path}/name` };
  return [changeAt(at, 'renamed', was, is, sentence)];
}

/** Things that came, went, changed places, were renamed, or changed in their members. */
export function compareKeyed(
  kind: Keyed,
  before: readonly unknown[],
  after: readonly unknown[],
): DesignChange[] {
  const keysOf = (list: readonly unknown[]) => list.map((element) => keyIn(kind, element));
  const aligned = alignByKey(keysOf(before), keysOf(after));
  const reordered = reorderedKeys(kind, before, after);
  return aligned.flatMap(({ before: from, after: to }) => {
    const was = from === null ? undefined : before[from];
    const is = to === null ? undefined : after[to];
    const place = placeOf(kind, is ?? was);
    const at = { ...place, ...noLabel };
    const { zh, en } = titled(kind, is ?? was);
    if (from === null) {
      return [changeAt(at, 'added', null, is, { zh: `新增${zh}`, en: `Added ${en}` })];
    }
    if (to === null) {
      return [changeAt(at, 'removed', was, null, { zh: `删除${zh}`, en: `Removed ${en}` })];
    }
    const order = reordered.has(keyIn(kind, is))
      ? [
          changeAt(at, 'reordered', from, to, {
            zh: `${zh}的次序有变`,
            en: `${en}: at another place`,
          }),
        ]
      : [];
    const inner = kind.compare
      ? kind.compare(place, was, is)
      : compareMembers(place, was, is, ['id', 'key', 'name']);
    return [...order, ...renamed(kind, place, was, is), ...inner];
  });
}

function reorderedKeys(
  { hasOrder }: Keyed,
  before: readonly unknown[],
  after: readonly unknown[],
): ReadonlySet<string> {
  const [was, is] = [before, after].map((list) => list.filter(hasOrder).map(keyOrContent));
  const aligned = alignByKey(was ?? [], is ?? []);
  return new Set(
    aligned.flatMap(({ after: at, isReordered }) =>
      isReordered && at !== null ? [is?.[at] ?? ''] : [],
    ),
  );
}
