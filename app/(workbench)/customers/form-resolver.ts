import type { FieldErrors, Resolver } from 'react-hook-form';
import { type CustomerForm, validateCustomerForm } from '#schemas/generated/forms';

/** What is said of an error; `{limit}` in it is the limit that was broken. */
export type SayError = (keyword: string, limit: number) => string;

/** `/customFields/0/name` of a pointer, as the form calls its fields. */
export const fieldOf = (pointer: string): string => pointer.slice(1).replaceAll('/', '.');

/**
 * Checks the form with the validator that was compiled at build time: the pages allow no code that
 * is made while they run.
 */
export function resolverFor(say: SayError): Resolver<CustomerForm> {
  return (values) => {
    if (validateCustomerForm(values)) return { values, errors: {} };
    const errors: Record<string, unknown> = {};
    for (const { instancePath, keyword, params } of validateCustomerForm.errors ?? []) {
      put(errors, fieldOf(instancePath).split('.'), {
        type: keyword,
        message: say(keyword, Number(params.limit ?? 0)),
      });
    }
    return { values: {}, errors: errors as FieldErrors<CustomerForm> };
  };
}

/** The first error of a field stays. */
function put(target: Record<string, unknown>, path: readonly string[], error: object): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    target[name] ??= error;
    return;
  }
  const inner = (target[name] ?? {}) as Record<string, unknown>;
  target[name] = inner;
  put(inner, rest, error);
}
