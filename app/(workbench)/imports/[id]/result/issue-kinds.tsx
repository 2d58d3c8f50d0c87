import { useLocale, useTranslations } from 'next-intl';
import { formatCount, Panel, Table, Td, Th } from '../../../../ui/index.ts';
import type { Report } from '../../types.ts';

interface IssueKindsProps {
  title: string;
  kinds: Report['errors'];
}

const EXAMPLES = 5;

/** Problems by kind, each with how many rows have it. */
export function IssueKinds({ title, kinds }: IssueKindsProps) {
  const t = useTranslations('imports.result');
  const locale = useLocale();
  if (kinds.length === 0) return null;
  return (
    <Panel flush title={title}>
      <Table caption={`${title}: ${t('kind')}`}>
        <thead>
          <tr>
            <Th>{t('kind')}</Th>
            <Th number>{t('kindRows')}</Th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ code, message, rows, examples }) => (
            <tr key={code}>
              <Td>
                {message[locale]}
                <span className="ml-2 text-muted text-xs">
                  {t('examples', { rows: examples.slice(0, EXAMPLES).join(', ') })}
                </span>
              </Td>
              <Td number>{formatCount(rows, locale)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
