'use server';

import { revalidatePath } from 'next/cache';
import { renderSVG } from 'uqr';
import { endSessions } from '#engine/runtime/identity';
import { findVisitor } from '../data/context.ts';
import { paths } from '../paths.ts';
import { callAuth } from './call-auth.ts';
import { identityOfProcess } from './identity.ts';

export interface SecurityState {
  error?: 'wrong' | 'different' | 'refused' | 'failed' | 'tooMany';
  done?: 'changed' | 'on' | 'off';
  /** The second factor to set up, shown once. */
  setUp?: { qr: string; key: string };
  /** Recovery codes, shown once. */
  codes?: string[];
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '');

function errorOf(status: number, code: string | undefined): NonNullable<SecurityState['error']> {
  if (status === 429) return 'tooMany';
  if (code === 'INVALID_PASSWORD' || code === 'INVALID_CODE') return 'wrong';
  if (code?.startsWith('PASSWORD_')) return 'refused';
  return 'failed';
}

export async function changePassword(_: SecurityState, form: FormData): Promise<SecurityState> {
  const newPassword = textOf(form, 'next');
  if (newPassword !== textOf(form, 'repeat')) return { error: 'different' };
  const { status, code } = await callAuth('/change-password', {
    currentPassword: textOf(form, 'current'),
    newPassword,
    revokeOtherSessions: form.get('others') === 'on',
  });
  if (status !== 200) return { error: errorOf(status, code) };
  revalidatePath(paths.security());
  return { done: 'changed' };
}

/** The first step: proves the password, and shows the key and the recovery codes once. */
export async function beginFactor(_: SecurityState, form: FormData): Promise<SecurityState> {
  const password = textOf(form, 'password');
  const { status, code, data } = await callAuth('/two-factor/enable', { password });
  if (status !== 200) return { error: errorOf(status, code) };
  const uri = String(data.totpURI);
  const key = new URL(uri).searchParams.get('secret') ?? '';
  // An image of its own, not markup in the page.
  const svg = renderSVG(uri, { ecc: 'M', border: 2 });
  const qr = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return { setUp: { qr, key }, codes: data.backupCodes as string[] };
}

/** The second step: a code proves that the app has the key. */
export async function finishFactor(before: SecurityState, form: FormData): Promise<SecurityState> {
  const code = textOf(form, 'code').replace(/\s/g, '');
  const { status, code: reason } = await callAuth('/two-factor/verify-totp', { code });
  if (status !== 200) return { ...before, error: errorOf(status, reason) };
  revalidatePath(paths.security());
  return { done: 'on' };
}

export async function endFactor(_: SecurityState, form: FormData): Promise<SecurityState> {
  const password = textOf(form, 'password');
  const { status, code } = await callAuth('/two-factor/disable', { password });
  if (status !== 200) return { error: errorOf(status, code) };
  revalidatePath(paths.security());
  return { done: 'off' };
}

export async function renewCodes(_: SecurityState, form: FormData): Promise<SecurityState> {
  const password = textOf(form, 'password');
  const { status, code, data } = await callAuth('/two-factor/generate-backup-codes', { password });
  if (status !== 200) return { error: errorOf(status, code) };
  return { codes: data.backupCodes as string[] };
}

/** Signs another browser of the person out, or all others. */
export async function endSession(form: FormData): Promise<void> {
  const visit = await findVisitor();
  if (!visit) return;
  const id = textOf(form, 'session');
  await endSessions(await identityOfProcess(), visit, id === 'others' ? 'others' : { id });
  revalidatePath(paths.security());
}
