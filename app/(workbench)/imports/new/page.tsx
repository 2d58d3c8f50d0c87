import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { listMappings } from '#engine/runtime/import';
import { openPage } from '../../../data/open-page.ts';
import { Words } from '../../../i18n/words.tsx';
import { paths } from '../../../paths.ts';
import { PageHeader, Panel } from '../../../ui/index.ts';
import { ImportSteps } from '../import-steps.tsx';
import { UploadDrop } from '../upload-drop.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('upload.title') };
}

export default async function NewImportPage() {
  const { ctx } = await openPage('import.upload');
  const t = await getTranslations('imports');
  const locale = await getLocale();
  const { rows: mappings } = await listMappings({ ctx });
  return (
    <Words of={['imports']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: paths.imports() }]}
        title={t('upload.title')}
      />
      <ImportSteps current="upload" />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(16rem,1fr)]">
        <UploadDrop />
        <Panel note={t('upload.templatesNote')} title={t('upload.templates')}>
          <ul className="-my-1 flex flex-col">
            {mappings.map(({ key, name }) => (
              <li key={key}>
                <a
                  className="block rounded py-1 text-accent underline-offset-2 hover:underline"
                  download
                  href={paths.importTemplate(key)}
                >
                  {name[locale]}
                </a>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </Words>
  );
}
