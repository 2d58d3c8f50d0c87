import { initTRPC, TRPCError } from '@trpc/server';
import type { Issue, LocalText } from '#engine/core/issue';
import type { Context } from '#engine/runtime/context';
import { AppError, type AppErrorCode } from '#engine/runtime/error';
import type { Verb } from '#engine/runtime/permission';

/** What a request brings: the person's context, or the reason there is none. */
export interface RequestContext {
  /** Throws an AppError where nobody is signed in. */
  open(): Promise<Context>;
}

interface Meta {
  /** The rule of the permission table that the procedure stands under. */
  verb: Verb;
  /** The name of the verb's function. */
  by: string;
}

const CODES: Record<AppErrorCode, TRPCError['code']> = {
  unauthorized: 'UNAUTHORIZED',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  forbidden: 'FORBIDDEN',
  invalid: 'UNPROCESSABLE_CONTENT',
  unavailable: 'SERVICE_UNAVAILABLE',
};

/** What the screens are told of an error; nothing of the program's own failures. */
export interface ShownError {
  code: AppErrorCode | 'internal';
  text: LocalText;
  issues: readonly Issue[];
}

const INTERNAL: ShownError = {
  code: 'internal',
  text: {
    zh: '服务器内部错误，请稍后重试',
    en: 'something went wrong here; try again in a moment',
  },
  issues: [],
};

const t = initTRPC
  .context<RequestContext>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error }) => {
      const { cause } = error;
      const shown: ShownError =
        cause instanceof AppError
          ? { code: cause.code, text: cause.text, issues: cause.issues }
          : INTERNAL;
      return {
        ...shape,
        message: shown.text.en,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, shown },
      };
    },
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

type VerbFunction<Input, Result> = (call: { ctx: Context; input: Input }) => Promise<Result>;

async function perform<Input, Result>(
  verb: VerbFunction<Input, Result>,
  request: RequestContext,
  input: Input,
): Promise<Result> {
  try {
    return await verb({ ctx: await request.open(), input });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new TRPCError({ code: CODES[error.code], message: error.text.en, cause: error });
  }
}

/** The verb parses its own input, so the procedure only gives it its type. */
const asGiven = <Input>(input: unknown): Input => (input ?? {}) as Input;

/** A procedure that reads: nothing but a verb under its rule. */
export function query<Input, Result>(rule: Verb, verb: VerbFunction<Input, Result>) {
  return t.procedure
    .meta({ verb: rule, by: verb.name })
    .input(asGiven<Input>)
    .query(({ ctx, input }) => perform(verb, ctx, input as Input));
}

/** A procedure that changes something: nothing but a verb under its rule. */
export function command<Input, Result>(rule: Verb, verb: VerbFunction<Input, Result>) {
  return t.procedure
    .meta({ verb: rule, by: verb.name })
    .input(asGiven<Input>)
    .mutation(({ ctx, input }) => perform(verb, ctx, input as Input));
}
