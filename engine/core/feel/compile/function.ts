import type { Node } from '#engine/core/feel/parse';
import { coerce, FeelFunction, type FeelValue, isInstance } from '#engine/core/feel/value';
import { bind, type Code, type Compiler, code, type Frame, folded, type Place } from './code.ts';
import { enterFunction } from './env.ts';

/** `function(x: number) x + 1`: a value that keeps the variables around it (DMN 1.5, 10.3.2.13). */
export function compileFunction(
  node: Extract<Node, { kind: 'function' }>,
  compiler: Compiler,
  place: Place,
): Code {
  // A body in another language is never run.
  if (node.external) return code(() => null);
  const frame: Frame = { size: place.next };
  const captured = place.next;
  let inner: Place = { ...place, frame };
  const indexes = node.parameters.map(({ name }) => {
    const bound = bind(inner, name);
    inner = bound.place;
    return bound.index;
  });
  const { run: body } = compiler.compile(node.body, inner);
  const { parameters } = node;
  return code((env) => {
    const { slots } = env;
    const kept = env.locals.slice(0, captured);
    return new FeelFunction('', parameters, (args, caller) => {
      const own = enterFunction(slots, kept, frame.size, caller);
      for (let position = 0; position < indexes.length; position += 1) {
        const value = args[position] ?? null;
        own.locals[indexes[position] as number] = coerce(
          value,
          parameters[position]?.type,
          caller.budget,
        );
      }
      return body(own);
    });
  });
}

/** `x instance of list<number>`. */
export function compileInstanceOf(
  node: Extract<Node, { kind: 'instance-of' }>,
  compiler: Compiler,
  place: Place,
): Code {
  const value = compiler.compile(node.value, place);
  const { type } = node;
  if (type === undefined) return code((): FeelValue => null);
  return folded([value], (env) => isInstance(value.run(env), type, env.budget));
}
