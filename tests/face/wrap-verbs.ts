/** How a verb is called: with a context and an input. */
export interface FaceCall {
  ctx: unknown;
  input?: unknown;
}

interface Face {
  verb: string;
  through(call: never): Promise<unknown>;
}

let face: Face | undefined;

/**
 * The same module with its functions wrapped, for `vi.mock`: while `throughFace` is at work, the
 * first call of its verb takes the way through a face. The face then calls the verb itself.
 */
export function wrapVerbs<Module extends object>(original: Module): Module {
  const wrapped = Object.entries(original).map(([name, member]) => [name, wrap(member)]);
  return Object.fromEntries(wrapped) as Module;
}

function wrap(member: unknown): unknown {
  if (typeof member !== 'function' || !/^[a-z]/.test(member.name)) return member;
  return new Proxy(member, {
    apply(target, self, given: unknown[]) {
      if (face?.verb !== target.name) return Reflect.apply(target, self, given);
      const { through } = face;
      face = undefined;
      return through(given[0] as never);
    },
  });
}

/** Does `work` with the first call of the verb going through a face; says whether there was one. */
export async function throughFace<Result, Call extends FaceCall>(
  verb: string,
  through: (call: Call) => Promise<unknown>,
  work: () => Promise<Result>,
): Promise<{ result: Result; wasCalled: boolean }> {
  face = { verb, through: through as Face['through'] };
  try {
    const result = await work();
    return { result, wasCalled: face === undefined };
  } finally {
    face = undefined;
  }
}
