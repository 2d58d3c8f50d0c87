'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from './icon-button.tsx';

const SHOWN_MS = 1600;

interface CopyButtonProps {
  /** What goes to the clipboard. */
  text: string;
  label?: string;
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const t = useTranslations('ui');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <IconButton
      icon={copied ? <Check /> : <Copy />}
      label={copied ? t('copied') : (label ?? t('copy'))}
      onClick={copy}
      size="sm"
    />
  );
}
