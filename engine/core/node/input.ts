import { Decimal } from '#engine/core/decimal';
import { FeelInputError, type FeelValue, fromJson } from '#engine/core/feel';
import { type FlowFacts, type NodeKind, RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import type { InputConfig } from '#schemas';
import { NONE, portTypeOf } from './ports.ts';

/** A value where the path goes on is another shape of facts, not a missing one. */
function noMembers(path: readonly string[], step: number, value: unknown): RatingError {
  const pointer = pointerOf(path.slice(0, step));
  const actual = typeof value === 'string' ? `"${value.slice(0, 60)}"` : String(value);
  return new RatingError(
    issue(
      'fact-type',
      pointer,
      {
        zh: `${pointer} 应为含有 ${path[step]} 的对象，实际为 ${actual}`,
        en: `${pointer} must be an object with ${path[step]}, not ${actual}`,
      },
      { type: 'context' },
    ),
  );
}

/** A member by name that is never one that every object has. */
function member(value: unknown, name: string, step: number, path: readonly string[]): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') throw noMembers(path, step, value);
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

const pointerOf = (path: readonly string[]): string =>
  `/${path.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;

/** Finds the value at a path of the facts; undefined where a step of it is missing. */
function finder(path: readonly string[]): (facts: FlowFacts) => unknown {
  const [first, second] = path;
  // Names that plain objects don't have by birth need no check of whose they are.
  const isPlain = path.every((step) => !(step in Object.prototype));
  if (isPlain && first !== undefined && path.length === 1) return (facts) => facts[first];
  if (isPlain && first !== undefined && second !== undefined && path.length === 2) {
    return (facts) => {
      const inner = facts[first];
      return inner !== null && typeof inner === 'object'
        ? (inner as Record<string, unknown>)[second]
        : undefined;
    };
  }
  return (facts) =>
    path.reduce<unknown>((value, name, step) => member(value, name, step, path), facts);
}

function readFact(value: unknown, type: InputConfig['type'], pointer: string): FeelValue {
  if (typeof value === 'string') {
    if (type === 'string') return value;
    const decimal = type === 'number' ? Decimal.parse(value) : undefined;
    if (decimal) return decimal;
  }
  try {
    return fromJson(value, type === 'any' ? undefined : type);
  } catch (error) {
    if (!(error instanceof FeelInputError)) throw error;
    const actual = typeof value === 'string' ? `"${value.slice(0, 60)}"` : JSON.stringify(value);
    throw new RatingError(
      issue(
        'fact-type',
        pointer,
        {
          zh: `${pointer} 的类型应为 ${type}，实际为 ${actual?.slice(0, 80)}`,
          en: `${pointer} must be of type ${type}, not ${actual?.slice(0, 80)}`,
        },
        { type },
      ),
    );
  }
}

export const inputKind: NodeKind<InputConfig> = {
  id: 'input',
  label: { zh: '输入', en: 'Input' },
  inputs: () => NONE,
  outputs: (config) => [{ name: 'value', type: portTypeOf(config.type) }],

  compile(build) {
    const { config, node } = build;
    const path = config.path ?? [node.name ?? node.id];
    const pointer = pointerOf(path);
    const fallback =
      config.default === undefined ? undefined : build.value('/default', config.default);
    const allowed =
      config.allowed === undefined ? undefined : build.unaryTests('/allowed', config.allowed);
    const optional = config.required === false;
    const slot = build.slot('value');
    const find = finder(path);

    return (frame) => {
      const fact = find(frame.facts);
      if (fact === undefined || fact === null) {
        if (!fallback && !optional) {
          throw new RatingError(
            issue(
              'fact-missing',
              pointer,
              { zh: `缺少 ${pointer}`, en: `${pointer} is missing` },
              { path: pointer },
            ),
          );
        }
        frame.slots[slot] = fallback ? fallback(frame) : null;
        return;
      }
      const value = readFact(fact, config.type, pointer);
      frame.slots[slot] = value;
      if (allowed && !allowed(value, frame)) {
        throw new RatingError(
          issue(
            'fact-not-allowed',
            pointer,
            {
              zh: `${pointer} 的值 ${String(fact).slice(0, 80)} 不在允许范围（${config.allowed}）内`,
              en: `${pointer} is ${String(fact).slice(0, 80)}; allowed is ${config.allowed}`,
            },
            { allowed: config.allowed ?? '' },
          ),
        );
      }
    };
  },
};
