'use server';

import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { DEMO_PEOPLE, demoPassword } from '#engine/runtime/demo';
import {
  auditLeaving,
  callerOf,
  createPerson,
  enterWorkplace,
  findVisit,
  whyRefused,
} from '#engine/runtime/identity';
import { joinTenant } from '#engine/runtime/member';
import { findVisitor } from '../data/context.ts';
import { paths } from '../paths.ts';
import { callAuth } from './call-auth.ts';
import { identityOfProcess } from './identity.ts';
import { contextOfToken, findOpenInvitation } from './invitation.ts';
import { safeNext } from './safe-next.ts';

/** What a form is told; the words are in sign-in.json. */
export interface FormState {
  error?: 'refused' | 'tooMany' | 'failed' | 'expired' | 'different' | 'invalid';
  done?: boolean;
  email?: string;
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '');

function errorOf(status: number): FormState['error'] {
  if (status === 429) return 'tooMany';
  return status >= 500 ? 'failed' : 'refused';
}

export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  const [email, password] = [textOf(form, 'email'), textOf(form, 'password')];
  const next = safeNext(textOf(form, 'next'));
  const { status, data, cookie } = await callAuth('/sign-in/email', { email, password });
  if (status !== 200) return { error: errorOf(status), email };
  if (data.twoFactorRedirect === true) redirect(paths.secondFactor(next));
  return arrive(cookie, next);
}

/** One click in the demonstration: an ordinary sign-in with a password that this server derives. */
export async function signInAs(form: FormData): Promise<void> {
  const { settings } = await identityOfProcess();
  const person = DEMO_PEOPLE.find(({ key }) => key === textOf(form, 'person'));
  if (!(settings.isDemonstration && person)) redirect(paths.signIn());
  const next = safeNext(textOf(form, 'next'));
  const password = demoPassword(settings.secret, person.email);
  const answer = await callAuth('/sign-in/email', { email: person.email, password });
  if (answer.status !== 200) redirect(paths.signIn(next));
  if (answer.data.twoFactorRedirect === true) redirect(paths.secondFactor(next));
  await arrive(answer.cookie, next, person.works[0]?.slug);
}

export async function proveSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  const recovery = textOf(form, 'recovery').trim();
  const code = textOf(form, 'code').replace(/\s/g, '');
  const {
    status,
    code: reason,
    cookie,
  } = recovery
    ? await callAuth('/two-factor/verify-backup-code', { code: recovery })
    : await callAuth('/two-factor/verify-totp', { code });
  if (status === 200) return arrive(cookie, safeNext(textOf(form, 'next')));
  if (status === 429) return { error: 'tooMany' };
  const isOver = reason?.startsWith('INVALID_TWO_FACTOR') || reason?.startsWith('TOO_MANY');
  return { error: isOver ? 'expired' : 'refused' };
}

/** After the last step: the tenant, if there is no choice, then the page that was asked for. */
async function arrive(cookie: string, next: string | undefined, slug?: string): Promise<never> {
  const identity = await identityOfProcess();
  const given = await headers();
  const visit = await findVisit(identity, new Headers({ cookie }));
  if (!visit) redirect(paths.signIn(next));
  const named = visit.workplaces.find(({ tenant }) => tenant.slug === slug);
  const workplace = named ?? visit.workplace;
  if (!workplace) redirect(paths.chooseTenant(next));
  await enterWorkplace(identity, visit, workplace.tenant.id, callerOf(new Headers(given)));
  redirect((next ?? paths.home()) as Route);
}

export async function chooseTenant(form: FormData): Promise<void> {
  const visit = await findVisitor();
  if (!visit) redirect(paths.signIn());
  const caller = callerOf(new Headers(await headers()));
  await enterWorkplace(await identityOfProcess(), visit, textOf(form, 'tenant'), caller);
  redirect((safeNext(textOf(form, 'next')) ?? paths.home()) as Route);
}

export async function signOut(): Promise<void> {
  const visit = await findVisitor();
  const caller = callerOf(new Headers(await headers()));
  if (visit) await auditLeaving(await identityOfProcess(), visit, caller);
  await callAuth('/sign-out', {});
  redirect(paths.signIn());
}

export async function askForReset(_: FormState, form: FormData): Promise<FormState> {
  const email = textOf(form, 'email').trim();
  const { status } = await callAuth('/request-password-reset', { email });
  if (status === 429) return { error: 'tooMany', email };
  // An address that is none gets the same answer as one that nobody has.
  return status >= 500 ? { error: 'failed', email } : { done: true, email };
}

export async function resetPassword(_: FormState, form: FormData): Promise<FormState> {
  const newPassword = textOf(form, 'password');
  if (newPassword !== textOf(form, 'repeat')) return { error: 'different' };
  const token = textOf(form, 'token');
  const { status, code } = await callAuth('/reset-password', { token, newPassword });
  if (status === 200) return { done: true };
  if (code === 'INVALID_TOKEN') return { error: 'invalid' };
  return { error: errorOf(status) };
}

/** A person who is signed in takes the invitation to the own address. */
export async function acceptInvitation(form: FormData): Promise<void> {
  const token = textOf(form, 'token');
  const [visit, ctx] = [await findVisitor(), await contextOfToken(token)];
  if (!visit) redirect(paths.signIn(paths.invitation(token)));
  if (!ctx || !(await findOpenInvitation(token))) redirect(paths.invitation(token));
  const { id: userId, name, email } = visit.person;
  await joinTenant({ ctx, input: { token, userId, name, email } });
  const again = await findVisit(await identityOfProcess(), new Headers(await headers()));
  if (again) {
    const caller = callerOf(new Headers(await headers()));
    await enterWorkplace(await identityOfProcess(), again, ctx.tenantId, caller);
  }
  redirect(paths.home());
}

/** Somebody new: the person is made, joins, and is signed in. */
export async function joinAsNewPerson(_: FormState, form: FormData): Promise<FormState> {
  const [token, name] = [textOf(form, 'token'), textOf(form, 'name').trim()];
  const password = textOf(form, 'password');
  // `email` carries the name back into the form.
  const given = { email: name };
  if (password !== textOf(form, 'repeat')) return { error: 'different', ...given };
  const [found, ctx] = [await findOpenInvitation(token), await contextOfToken(token)];
  if (!(found && ctx) || found.isKnown) return { error: 'invalid', ...given };
  const { email } = found;
  if (name === '' || whyRefused(password, { email, name })) return { error: 'refused', ...given };
  const { own } = await identityOfProcess();
  const person = await createPerson(own, { email, name, password });
  await joinTenant({ ctx, input: { token, userId: person.id, name, email } });
  const { status, cookie } = await callAuth('/sign-in/email', { email, password });
  if (status !== 200) redirect(paths.signIn());
  return arrive(cookie, undefined);
}
