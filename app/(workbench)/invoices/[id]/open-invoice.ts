import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AppError } from '#engine/runtime/error';
import { getInvoice } from '#engine/runtime/invoice';
import { openPage } from '../../../data/open-page.ts';

/** What a missing thing or a broken id comes to on a page: status 404. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && ['not-found', 'invalid'].includes(error.code)) notFound();
    throw error;
  }
}

/** The invoice of the address, loaded once for the page and its title. */
export const openInvoice = cache(async (id: string) => {
  const opened = await openPage('invoice.get');
  return { ...opened, details: await orNotFound(getInvoice({ ctx: opened.ctx, input: { id } })) };
});
