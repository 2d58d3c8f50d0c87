import { forbidden } from 'next/navigation';
import { cache } from 'react';
import { mayDo, type Verb } from '#engine/runtime/permission';
import { openContext, type PageContext } from './context.ts';

/** What this request was refused, for the page that says so. */
export const refusal = cache((): { verb?: Verb } => ({}));

export interface OpenedPage extends PageContext {
  /** Whether the person may do it: for buttons. */
  may: (verb: Verb) => boolean;
}

/**
 * The context of a page that stands under a verb's rule. Whoever may not is shown the page of
 * status 403 with the roles that may.
 */
export async function openPage(verb: Verb): Promise<OpenedPage> {
  const opened = await openContext();
  const { actor } = opened.ctx;
  if (!mayDo(actor, verb)) {
    refusal().verb = verb;
    forbidden();
  }
  return { ...opened, may: (other) => mayDo(actor, other) };
}
