import type { Node } from '#engine/core/feel/parse';
import { coerce, FeelFunction, type FeelValue, isInstance } from '#engine/core/feel/value';
import { bind, type Code, type Compiler, code, type Frame, folded, type Place } from './code.ts';
import { enterFunction } from './env.ts';

/**
 * `function(x: number) x + 1`: a value that keeps the variables around it (DMN 1.5, 10.3.2.13).
 * Under the name `self` its body may call the function itself.
 */
export function compileFunction(
  node: Extract<Node, { kind: 'function' }>,
  compiler: Compiler,
  place: Place,
  self?: string,
): Code {
  // A body in another language is never run.
  if (node.external) return code(() => null);
  const frame: Frame = { size: place.next };
  const captured = place.next;
  const own = self === undefined ? undefined : bind({ ...place, frame }, self);
  let inner: Place = own?.place ?? { ...place, frame };
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
    const made: FeelFunction = new FeelFunction('', parameters, (args, caller) => {
      const activation = enterFunction(slots, kept, frame.size, caller);
      if (own) activation.locals[own.index] = made;
      for (let position = 0; position < indexes.length; position += 1) {
        const value = args[position] ?? null;
        activation.locals[indexes[position] as number] = coerce(
          value,
          parameters[position]?.type,
          caller.budget,
        );
      }
      return body(activation);
    });
    return made;
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
