'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '../../../../../paths.ts';
import { IconButton, Sheet } from '../../../../../ui/index.ts';

interface ExplanationSheetProps {
  invoiceId: string;
  lineNo: number;
  lineCount: number;
  amount: string;
  detail: string;
  children: ReactNode;
}

/** Beside the invoice, with an address of its own; closing it leads back to the invoice. */
export function ExplanationSheet(props: ExplanationSheetProps) {
  const { invoiceId, lineNo, lineCount, amount, detail, children } = props;
  const t = useTranslations('explanation');
  const router = useRouter();
  const goTo = (line: number) =>
    router.replace(paths.invoiceLine(invoiceId, line), { scroll: false });
  return (
    <Sheet
      actions={
        <>
          <span className="mr-1 text-muted text-xs max-sm:hidden">
            {t('lineOf', { line: lineNo, count: lineCount })}
          </span>
          <IconButton
            disabled={lineNo <= 1}
            icon={<ChevronLeft />}
            label={t('previous')}
            onClick={() => goTo(lineNo - 1)}
            size="sm"
          />
          <IconButton
            disabled={lineNo >= lineCount}
            icon={<ChevronRight />}
            label={t('next')}
            onClick={() => goTo(lineNo + 1)}
            size="sm"
          />
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
