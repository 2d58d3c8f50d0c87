import { useTranslations } from 'next-intl';
import { DEMO_PEOPLE, type DemoPerson } from '#engine/runtime/demo';
import { signInAs } from '../../auth/actions.ts';
import { Avatar } from '../../ui/index.ts';

/** One click for each role; plain forms, so that they work before any script has loaded. */
export function DemoPeople({ next }: { next: string | undefined }) {
  const t = useTranslations('signIn');
  const own = DEMO_PEOPLE.filter(({ key }) => key !== 'neighbour');
  const neighbour = DEMO_PEOPLE.find(({ key }) => key === 'neighbour');
  return (
    <section
      aria-labelledby="demo-title"
      className="flex w-full max-w-[380px] flex-col gap-3 rounded-panel border border-line bg-surface p-6"
    >
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold text-lg" id="demo-title">
          {t('demo.title')}
        </h2>
        <p className="text-muted text-sm">{t('demo.text')}</p>
      </div>
      <form action={signInAs} className="flex flex-col gap-1">
        {next && <input name="next" type="hidden" value={next} />}
        {own.map((person) => (
          <PersonButton key={person.key} person={person} />
        ))}
      </form>
      {neighbour && (
        <form action={signInAs} className="border-line border-t pt-3">
          <PersonButton person={neighbour} />
        </form>
      )}
    </section>
  );
}

function PersonButton({ person }: { person: DemoPerson }) {
  const t = useTranslations('signIn');
  const roles = useTranslations('people.roles');
  const [work] = person.works;
  const role = work ? roles(work.role) : '';
  const isNeighbour = person.key === 'neighbour';
  return (
    <button
      className="flex w-full cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover"
      name="person"
      type="submit"
      value={person.key}
    >
      <Avatar name={person.name} size="md" />
      <span className="flex min-w-0 grow flex-col">
        <span className="font-medium text-base">{role}</span>
        <span className="truncate text-muted text-xs">
          {person.name}
          {isNeighbour && ` · ${t('demo.neighbour', { tenant: '清河宽带' })}`}
        </span>
      </span>
    </button>
  );
}
