'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../../../../paths.ts';
import { LinkButton, Sheet } from '../../../../../ui/index.ts';

interface ExplanationSheetProps {
  invoiceId: string;
  lineNo: number;
  lineCount: number;
  amount: string;
  detail: string;
  children: ReactNode;
}

interface LineLinkProps extends Pick<ExplanationSheetProps, 'invoiceId' | 'lineCount'> {
  label: string;
  icon: ReactNode;
  line: number;
}

/** To the line before or after; nothing at the ends. */
function LineLink({ invoiceId, lineCount, label, icon, line }: LineLinkProps) {
  if (line < 1 || line > lineCount) return null;
  return (
    <LinkButton
      aria-label={label}
      className="w-7 px-0"
      href={paths.invoiceLine(invoiceId, line)}
      prefetch={false}
      replace
      scroll={false}
      size="sm"
      title={label}
      variant="ghost"
    >
      {icon}
    </LinkButton>
  );
}

/** Beside the invoice, with an address of its own; closing it leads back to the invoice. */
export function ExplanationSheet(props: ExplanationSheetProps) {
  const { invoiceId, lineNo, lineCount, amount, detail, children } = props;
  const t = useTranslations('explanation');
  const router = useRouter();
  return (
    <Sheet
      actions={
        <>
          <span className="mr-1 text-muted text-xs max-sm:hidden">
            {t('lineOf', { line: lineNo, count: lineCount })}
          </span>
          <LineLink icon={<ChevronLeft />} label={t('previous')} line={lineNo - 1} {...props} />
          <LineLink icon={<ChevronRight />} label={t('next')} line={lineNo + 1} {...props} />
        </>
      }
      description={`${detail} · ${amount}`}
      onClose={() => router.push(paths.invoice(invoiceId), { scroll: false })}
      size="full"
      title={t('title')}
    >
      {children}
    </Sheet>
  );
}
