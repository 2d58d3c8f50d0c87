'use client';

import { ArrowLeft, Printer } from 'lucide-react';
import { paths } from '../../../../paths.ts';
import { Button } from '../../../../ui/button.tsx';
import { LinkButton } from '../../../../ui/link-button.tsx';

interface PrintBarProps {
  invoiceId: string;
  back: string;
  print: string;
  /** The other language by its own name. */
  other: string;
  otherLanguage: 'zh' | 'en';
}

/** Not on the paper: back, the other language, print. */
export function PrintBar({ invoiceId, back, print, other, otherLanguage }: PrintBarProps) {
  return (
    <div className="mx-auto flex max-w-[210mm] items-center justify-between gap-2 px-4 pt-4 print:hidden">
      <LinkButton
        href={paths.invoice(invoiceId)}
        icon={<ArrowLeft aria-hidden="true" />}
        variant="ghost"
      >
        {back}
      </LinkButton>
      <div className="flex gap-2">
        <LinkButton href={paths.printInvoice(invoiceId, otherLanguage)} replace>
          {other}
        </LinkButton>
        <Button
          icon={<Printer aria-hidden="true" />}
          onClick={() => window.print()}
          variant="primary"
        >
          {print}
        </Button>
      </div>
    </div>
  );
}
