import type { ReactNode } from 'react';
import type { Verb } from '#engine/runtime/permission';
import { openPage } from './open-page.ts';

/**
 * The layout of an area under a rule. It answers before a page's skeleton is sent, so that whoever
 * may not gets status 403 and not a page that says so with 200.
 */
export function underRule(verb: Verb) {
  return async function AreaLayout({ children }: { children: ReactNode }) {
    await openPage(verb);
    return children;
  };
}
