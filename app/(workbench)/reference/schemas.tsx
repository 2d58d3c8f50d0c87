import { useTranslations } from 'next-intl';
import { SCHEMAS } from '../../rest/index.ts';
import { Badge } from '../../ui/index.ts';
import { membersOf, typeText } from './schema-text.ts';

/** What answers are made of. */
export function Schemas() {
  const t = useTranslations('api.reference');
  return (
    <section aria-labelledby="schemas">
      <h2 className="mb-3 scroll-mt-4 font-semibold text-lg" id="schemas">
        {t('schemas')}
      </h2>
      <div className="grid gap-4 md:grid-cols-2">
        {Object.entries(SCHEMAS).map(([name, schema]) => (
          <article
            className="min-w-0 scroll-mt-4 rounded-panel border border-line bg-surface px-4 py-3"
            id={`schema-${name}`}
            key={name}
          >
            <h3 className="mb-2 font-medium font-mono text-sm">{name}</h3>
            <Shape schema={schema} />
          </article>
        ))}
      </div>
    </section>
  );
}

function Shape({ schema }: { schema: unknown }) {
  const members = membersOf(schema);
  if (members.length === 0) return <Badge className="font-mono">{typeText(schema)}</Badge>;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
      {members.map(({ name, type, isRequired }) => (
        <div className="contents" key={name}>
          <dt className="font-mono">
            {name}
            {!isRequired && <span className="text-muted">?</span>}
          </dt>
          <dd className="break-words font-mono text-muted">{type}</dd>
        </div>
      ))}
    </dl>
  );
}
