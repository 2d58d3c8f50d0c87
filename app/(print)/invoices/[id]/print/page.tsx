import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { openInvoice } from '../../../../(workbench)/invoices/[id]/open-invoice.ts';
import { isLocale, type Locale } from '../../../../i18n/locale.ts';
import { Paper } from './paper.tsx';
import { PrintBar } from './print-bar.tsx';
import { wordsIn } from './words.ts';

type Props = PageProps<'/invoices/[id]/print'>;

async function languageOf({ searchParams }: Props): Promise<Locale> {
  const { lang } = await searchParams;
  const asked = typeof lang === 'string' ? lang : undefined;
  return isLocale(asked) ? asked : getLocale();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { details } = await openInvoice((await props.params).id);
  const t = wordsIn(await languageOf(props));
  return { title: `${t('printed.invoice')} ${details.invoice.number ?? t('draftNumber')}` };
}

/** The invoice as it is printed or kept as a PDF, in Chinese or English. */
export default async function PrintPage(props: Props) {
  const { id } = await props.params;
  const { details, tenant } = await openInvoice(id);
  const language = await languageOf(props);
  const t = wordsIn(language);
  return (
    <>
      <PrintBar
        back={t('printed.back')}
        invoiceId={id}
        other={t('printed.other')}
        otherLanguage={language === 'zh' ? 'en' : 'zh'}
        print={t('printed.print')}
      />
      <Paper details={details} language={language} seller={tenant.name} />
    </>
  );
}
