import { useLocale, useTranslations } from 'next-intl';
import { PROBLEMS, type ProblemKind } from '../../rest/index.ts';
import { Panel, Table, Td, Th } from '../../ui/index.ts';

/** What the `type` of a problem leads to. */
export function Problems() {
  const t = useTranslations('api.reference');
  const locale = useLocale();
  const kinds = Object.entries(PROBLEMS) as [ProblemKind, (typeof PROBLEMS)[ProblemKind]][];
  return (
    <section aria-labelledby="problems">
      <h2 className="mb-3 scroll-mt-4 font-semibold text-lg" id="problems">
        {t('problems')}
      </h2>
      <Panel flush>
        <Table caption={t('problems')}>
          <thead>
            <tr>
              <Th number>{t('status')}</Th>
              <Th>{t('kind')}</Th>
              <Th>{t('meaning')}</Th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(([kind, [status, title]]) => (
              <tr className="target:bg-selected" id={`problem-${kind}`} key={kind}>
                <Td number>{status}</Td>
                <Td>
                  <code className="font-mono text-xs">{kind}</code>
                </Td>
                <Td className="whitespace-normal">{title[locale]}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Panel>
    </section>
  );
}
