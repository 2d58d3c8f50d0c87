import type { LocalText } from '#engine/core/issue';
import { type Aligned, alignByContent, alignByKey } from './align.ts';
import { canonical, isRecord, isSame, isText, memberNames, pointer, recordOf } from './json.ts';
import type { ChangeKind, ChangeSubject, DesignChange } from './types.ts';
import { valueText } from './value-text.ts';
import { memberLabel } from './words.ts';

/** Where a value stands: what the change is about, its path, and the words in front. */
export interface Place {
  subject: ChangeSubject;
  path: string;
  /** Such as `节点“资费”的`; empty for the design itself. */
  lead: LocalText;
  label: LocalText;
  member: string;
}

/** Deeper than this a value is compared as a whole. */
const MOST_DEPTH = 12;

/** The place of a member inside what is called by the lead. */
export function memberOf(
  { subject, path, lead }: Omit<Place, 'label' | 'member'>,
  member: string,
): Place {
  return { subject, path: path + pointer(member), lead, label: memberLabel(member), member };
}

function inside(place: Place, member: string): Place {
  const { zh, en } = memberLabel(member);
  const label = { zh: `${place.label.zh}的${zh}`, en: `${place.label.en}, ${en}` };
  return { ...place, path: place.path + pointer(member), label, member };
}

function elementOf(place: Place, { before, after }: Aligned): Place {
  const number = (after ?? before ?? 0) + 1;
  const label = { zh: `${place.label.zh}第 ${number} 项`, en: `${place.label.en} ${number}` };
  return { ...place, path: place.path + pointer(number - 1), label };
}

function sentenceOf(kind: ChangeKind, place: Place, before: unknown, after: unknown): LocalText {
  const { lead, label, member } = place;
  const [b, a] = [valueText(member, before), valueText(member, after)];
  const start = { zh: `${lead.zh}${label.zh}`, en: `${lead.en}${label.en}` };
  switch (kind) {
    case 'added':
      return { zh: `${start.zh}：新增 ${a.zh}`, en: `${start.en}: added ${a.en}` };
    case 'removed':
      return { zh: `${start.zh}：去掉 ${b.zh}`, en: `${start.en}: removed ${b.en}` };
    case 'reordered':
      return { zh: `${start.zh}换了位置`, en: `${start.en}: at another place` };
    default:
      return {
        zh: `${start.zh}由 ${b.zh} 改为 ${a.zh}`,
        en: `${start.en}: from ${b.en} to ${a.en}`,
      };
  }
}

export function changeAt(
  place: Place,
  kind: ChangeKind,
  before: unknown,
  after: unknown,
  sentence?: LocalText,
): DesignChange {
  return {
    kind,
    ...place.subject,
    path: place.path,
    before: before ?? null,
    after: after ?? null,
    sentence: sentence ?? sentenceOf(kind, place, before, after),
  };
}

/** The key that an element of a list is known by, where it has one. */
export function keyOf(element: unknown): string | undefined {
  const { id, key, name } = recordOf(element);
  const found = id ?? key ?? name;
  return typeof found === 'string' ? found : undefined;
}

function cellsOf(element: unknown, names: readonly string[]): string[] {
  if (!isRecord(element)) return [canonical(element)];
  return names.map((name) => canonical(element[name]));
}

function alignLists(before: readonly unknown[], after: readonly unknown[]): Aligned[] {
  const keys = [before, after].map((list) => list.map(keyOf));
  const [keysBefore = [], keysAfter = []] = keys;
  const isKeyed = keys.every(
    (list) => !list.includes(undefined) && new Set(list).size === list.length,
  );
  if (isKeyed) return alignByKey(keysBefore.map(String), keysAfter.map(String));
  const names = [...new Set([...before, ...after].flatMap((each) => Object.keys(recordOf(each))))];
  return alignByContent(
    before.map((element) => cellsOf(element, names.sort())),
    after.map((element) => cellsOf(element, names)),
  );
}

function compareLists(
  place: Place,
  before: readonly unknown[],
  after: readonly unknown[],
  depth: number,
): DesignChange[] {
  return alignLists(before, after).flatMap((aligned) => {
    const element = elementOf(place, aligned);
    const was = aligned.before === null ? undefined : before[aligned.before];
    const is = aligned.after === null ? undefined : after[aligned.after];
    if (aligned.before === null) return [changeAt(element, 'added', null, is)];
    if (aligned.after === null) return [changeAt(element, 'removed', was, null)];
    const order = aligned.isReordered
      ? [changeAt(element, 'reordered', aligned.before, aligned.after)]
      : [];
    return [...order, ...compareValue(element, was, is, depth + 1)];
  });
}

/** Every difference between two values of one member, as deep as it lies. */
export function compareValue(
  place: Place,
  before: unknown,
  after: unknown,
  depth = 0,
): DesignChange[] {
  if (isSame(before, after)) return [];
  if (before === undefined) return [changeAt(place, 'added', null, after)];
  if (after === undefined) return [changeAt(place, 'removed', before, null)];
  if (depth < MOST_DEPTH) {
    if (Array.isArray(before) && Array.isArray(after)) {
      return compareLists(place, before, after, depth);
    }
    if (isRecord(before) && isRecord(after) && !isText(before) && !isText(after)) {
      return memberNames(before, after).flatMap((member) =>
        compareValue(inside(place, member), before[member], after[member], depth + 1),
      );
    }
  }
  return [changeAt(place, 'changed', before, after)];
}

/** Every difference between the members of two things, but for those that are left out. */
export function compareMembers(
  thing: Omit<Place, 'label' | 'member'>,
  before: unknown,
  after: unknown,
  without: readonly string[] = [],
): DesignChange[] {
  const [was, is] = [recordOf(before), recordOf(after)];
  return memberNames(was, is)
    .filter((member) => !without.includes(member))
    .flatMap((member) => compareValue(memberOf(thing, member), was[member], is[member]));
}
