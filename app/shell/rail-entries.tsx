import { useTranslations } from 'next-intl';
import { entryIcons } from './entry-icons.tsx';
import type { NavigationGroup } from './navigation.ts';
import { RailLink } from './rail-link.tsx';

interface RailEntriesProps {
  groups: readonly NavigationGroup[];
  /** Keeps the ids of the headings apart where the entries stand on the page twice. */
  prefix: string;
}

export function RailEntries({ groups, prefix }: RailEntriesProps) {
  const t = useTranslations('nav');
  return groups.map(({ id, entries }) => (
    <div className="mb-3" key={id}>
      <p
        className="flex h-7 items-center px-2 text-muted text-xs sm:max-lg:sr-only lg:group-data-[rail=narrow]/rail:sr-only"
        id={`${prefix}-${id}`}
      >
        {t(`groups.${id}`)}
      </p>
      <ul aria-labelledby={`${prefix}-${id}`} className="flex flex-col gap-px">
        {entries.map((entry) => (
          <li key={entry.id}>
            <RailLink href={entry.href} icon={entryIcons[entry.id]} label={t(entry.id)} />
          </li>
        ))}
      </ul>
    </div>
  ));
}
