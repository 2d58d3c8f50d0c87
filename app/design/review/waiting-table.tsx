import { useLocale, useTranslations } from 'next-intl';
import type { WaitingDraft } from '#engine/runtime/design';
import { paths } from '../../paths.ts';
import { Badge, Dash, DateText, RowHeader, Table, Td, TextLink, Th } from '../../ui/index.ts';
import { StateBadge } from '../lifecycle/state-badge.tsx';

interface WaitingTableProps {
  rows: readonly WaitingDraft[];
  timeZone: string;
}

const KINDS = ['pricing-flow', 'plan', 'decision-table', 'import-mapping'] as const;

/** Drafts that wait to be approved or published, with who asked and why. */
export function WaitingTable({ rows, timeZone }: WaitingTableProps) {
  const t = useTranslations('lifecycle.waiting');
  const locale = useLocale();
  const kindOf = (kind: string) => {
    const known = KINDS.find((each) => each === kind);
    return known ? t(`kinds.${known}`) : kind;
  };
  return (
    <Table caption={t('caption')} className="relative">
      <thead>
        <tr>
          <Th>{t('design')}</Th>
          <Th>{t('kind')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('by')}</Th>
          <Th>{t('since')}</Th>
          <Th>{t('message')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, kind, key, name, review, submittedByName, since, message, isMine }) => (
          <tr key={id}>
            <RowHeader>
              <TextLink href={paths.reviewDesign(kind, key)}>{name?.[locale] ?? key}</TextLink>{' '}
              <span className="font-mono font-normal text-muted text-xs">{key}</span>
            </RowHeader>
            <Td className="whitespace-nowrap">{kindOf(kind)}</Td>
            <Td>
              <span className="inline-flex items-center gap-2">
                <StateBadge state={review} />
                {isMine && <Badge tone="accent">{t('mine')}</Badge>}
              </span>
            </Td>
            <Td className="whitespace-nowrap">{submittedByName}</Td>
            <Td>
              <DateText instant={since} timeZone={timeZone} />
            </Td>
            <Td className="max-w-96 break-words text-muted">{message || <Dash />}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
