import { useLocale, useTranslations } from 'next-intl';
import type { Figure } from '#engine/core/explanation';
import { cn } from '../../../../../ui/index.ts';

const bare = (text: string): string => text.replaceAll(',', '');

/** Whether the text leaves digits of the number out. */
function isShortened({ text, exact, unit }: Figure): boolean {
  return unit !== 'text' && Number(bare(text)) !== Number(exact);
}

/** A figure as people read it; the exact one where it was shortened. */
export function FigureText({ figure, className }: { figure: Figure; className?: string }) {
  const t = useTranslations('explanation');
  const locale = useLocale();
  const text = figure.words?.[locale] ?? figure.text;
  if (!isShortened(figure)) return <span className={className}>{text}</span>;
  return (
    <span
      className={cn('cursor-help underline decoration-dotted underline-offset-4', className)}
      title={t('exact', { value: figure.exact })}
    >
      <span aria-hidden="true">≈ </span>
      {text}
    </span>
  );
}
