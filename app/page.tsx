import { redirect } from 'next/navigation';
import { mayDo } from '#engine/runtime/permission';
import { openContext } from './data/context.ts';
import { homeFor } from './shell/navigation.ts';

/** Leads everybody to where their work begins. */
export default async function HomePage(): Promise<never> {
  const { ctx, isDemonstration } = await openContext();
  redirect(homeFor({ may: (verb) => mayDo(ctx.actor, verb), demonstration: isDemonstration }));
}
