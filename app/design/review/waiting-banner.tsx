import { getTranslations } from 'next-intl/server';
import type { Context } from '#engine/runtime/context';
import { listReviews } from '#engine/runtime/design';
import { paths } from '../../paths.ts';
import { LinkButton, Notice } from '../../ui/index.ts';

/** That drafts wait for this person; nothing where none do. */
export async function WaitingBanner({ ctx }: { ctx: Context }) {
  const mine = (await listReviews({ ctx })).filter(({ isMine }) => isMine);
  const [first] = mine;
  if (!first) return null;
  const t = await getTranslations('lifecycle.waiting');
  const href = mine.length === 1 ? paths.reviewDesign(first.kind, first.key) : paths.reviews();
  return (
    <Notice
      actions={
        <LinkButton href={href} size="sm">
          {t('open')}
        </LinkButton>
      }
      className="mb-3"
    >
      {t('banner', { count: mine.length })}
    </Notice>
  );
}
