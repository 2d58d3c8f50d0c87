import { type FeelContext, type FeelValue, isContext, isList } from '#engine/core/feel/value';
import { type Builtin, define, pure } from './define.ts';

function getEntries(context: FeelContext): FeelValue {
  return [...context].map(
    ([key, value]) =>
      new Map<string, FeelValue>([
        ['key', key],
        ['value', value],
      ]),
  );
}

/** From entries `{key, value}`; null where a key is missing, no text, or there twice. */
function fromEntries(entries: readonly FeelValue[]): FeelValue {
  const context = new Map<string, FeelValue>();
  for (const entry of entries) {
    if (!isContext(entry)) return null;
    const key = entry.get('key');
    const value = entry.get('value');
    if (typeof key !== 'string' || value === undefined || context.has(key)) return null;
    context.set(key, value);
  }
  return context;
}

function put(context: FeelContext, key: string, value: FeelValue): FeelContext {
  return new Map(context).set(key, value);
}

function putNested(context: FeelValue, keys: readonly FeelValue[], value: FeelValue): FeelValue {
  const [key, ...rest] = keys;
  if (!isContext(context) || typeof key !== 'string') return null;
  if (rest.length === 0) return put(context, key, value);
  const inner = putNested(context.get(key) ?? null, rest, value);
  return inner === null ? null : put(context, key, inner);
}

function merge(contexts: readonly FeelValue[]): FeelValue {
  if (!contexts.every(isContext)) return null;
  return new Map(contexts.flatMap((context) => [...(context as FeelContext)]));
}

function getValue(context: FeelContext, key: FeelValue): FeelValue {
  if (typeof key === 'string') return context.get(key) ?? null;
  if (!isList(key) || key.length === 0) return null;
  return key.reduce<FeelValue>(
    (value, part) =>
      isContext(value) && typeof part === 'string' ? (value.get(part) ?? null) : null,
    context,
  );
}

export const CONTEXT_BUILTINS: readonly Builtin[] = [
  define(
    'get value',
    '按名称取上下文的值',
    'The value of an entry',
    pure('m: context, key: Any', getValue),
  ),
  define(
    'get entries',
    '上下文的全部键值',
    'The entries as a list of {key, value}',
    pure('m: context', getEntries),
  ),
  define(
    'context',
    '由键值列表构造上下文',
    'A context from a list of {key, value}',
    pure('entries: list', fromEntries),
  ),
  define(
    'context put',
    '在上下文中加入或替换一项',
    'Adds or replaces an entry',
    pure('context: context, key: string, value: Any', put),
    pure('context: context, keys: list, value: Any', putNested),
  ),
  define(
    'context merge',
    '合并多个上下文，后者优先',
    'Joins contexts; later ones win',
    pure('contexts: list', merge),
  ),
];
