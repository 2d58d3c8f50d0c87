import { Command } from 'cmdk';
import {
  ArrowRight,
  ChevronRight,
  Clock,
  FileText,
  Package,
  Plus,
  Settings2,
  User,
  Workflow,
} from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FoundThings } from '#engine/runtime/search';
import { paths } from '../../paths.ts';
import { formatMoney } from '../../ui/format.ts';
import type { PaletteAction } from './actions.ts';
import type { PageCommand } from './page-commands.ts';
import type { RecentItem } from './recent.ts';

const group =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs';
const icon = { 'aria-hidden': true, className: 'size-4 shrink-0 text-muted' } as const;

interface LineProps {
  value: string;
  icon: ReactNode;
  label: string;
  detail?: ReactNode;
  onSelect: () => void;
}

function Line({ value, icon: sign, label, detail, onSelect }: LineProps) {
  return (
    <Command.Item
      className="flex h-9 cursor-pointer select-none items-center gap-2.5 rounded px-2.5 text-sm data-[selected=true]:bg-hover"
      onSelect={onSelect}
      value={value}
    >
      {sign}
      <span className="truncate">{label}</span>
      {detail && <span className="ml-auto shrink-0 truncate text-muted text-xs">{detail}</span>}
    </Command.Item>
  );
}

interface RecentItemsProps {
  items: readonly RecentItem[];
  onSelect: (item: RecentItem) => void;
}

export function RecentItems({ items, onSelect }: RecentItemsProps) {
  const t = useTranslations('palette.groups');
  if (items.length === 0) return null;
  return (
    <Command.Group className={group} heading={t('recent')}>
      {items.map((item) => (
        <Line
          detail={item.detail}
          icon={<Clock {...icon} />}
          key={item.href}
          label={item.label}
          onSelect={() => onSelect(item)}
          value={`recent ${item.href}`}
        />
      ))}
    </Command.Group>
  );
}

interface FoundItemsProps {
  found: FoundThings;
  onSelect: (item: RecentItem) => void;
}

const KINDS = ['plan', 'flow', 'table'] as const;
type Kind = (typeof KINDS)[number];
const isKnown = (kind: string): kind is Kind => KINDS.includes(kind as Kind);

export function FoundItems({ found, onSelect }: FoundItemsProps) {
  const t = useTranslations('palette');
  const locale = useLocale();
  const line = (item: RecentItem, sign: ReactNode) => (
    <Line
      detail={item.detail}
      icon={sign}
      key={item.href}
      label={item.label}
      onSelect={() => onSelect(item)}
      value={item.href}
    />
  );
  return (
    <>
      {found.customers.length > 0 && (
        <Command.Group className={group} heading={t('groups.customers')}>
          {found.customers.map(({ id, name, externalId, phone }) => {
            const detail = [externalId, phone].filter(Boolean).join(' · ');
            return line({ label: name, detail, href: paths.customer(id) }, <User {...icon} />);
          })}
        </Command.Group>
      )}
      <FoundInvoices line={line} rows={found.invoices} />
      {found.designs.length > 0 && (
        <Command.Group className={group} heading={t('groups.designs')}>
          {found.designs.map(({ kind, key, name }) => {
            const sign = kind === 'plan' ? <Package {...icon} /> : <Workflow {...icon} />;
            const detail = isKnown(kind) ? t(`kinds.${kind}`) : kind;
            return line({ label: name[locale], detail, href: paths.design(kind, key) }, sign);
          })}
        </Command.Group>
      )}
    </>
  );
}

interface FoundInvoicesProps {
  rows: FoundThings['invoices'];
  line: (item: RecentItem, sign: ReactNode) => ReactNode;
}

function FoundInvoices({ rows, line }: FoundInvoicesProps) {
  const t = useTranslations('palette.groups');
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <Command.Group className={group} heading={t('invoices')}>
      {rows.map(({ id, number, customerName, total, currency }) => {
        const amount = total && `${formatMoney(total, currency, locale)} ${currency}`;
        const detail = [customerName, amount].filter(Boolean).join(' · ');
        return line({ label: number, detail, href: paths.invoice(id) }, <FileText {...icon} />);
      })}
    </Command.Group>
  );
}

const signs = {
  go: <ArrowRight {...icon} />,
  make: <Plus {...icon} />,
  switch: <Settings2 {...icon} />,
};

interface ActionItemsProps {
  actions: readonly PaletteAction[];
  onSelect: (action: PaletteAction) => void;
}

export function ActionItems({ actions, onSelect }: ActionItemsProps) {
  const t = useTranslations('palette.groups');
  return (['make', 'go', 'switch'] as const).map((name) => {
    const own = actions.filter((action) => action.group === name);
    if (own.length === 0) return null;
    return (
      <Command.Group className={group} heading={t(name)} key={name}>
        {own.map((action) => (
          <Line
            icon={signs[name]}
            key={action.id}
            label={action.label}
            onSelect={() => onSelect(action)}
            value={action.id}
          />
        ))}
      </Command.Group>
    );
  });
}

interface CommandItemsProps {
  /** What the open page is called. */
  name: string;
  commands: readonly PageCommand[];
  onSelect: (command: PageCommand) => void;
}

/** What the open page can do. */
export function CommandItems({ name, commands, onSelect }: CommandItemsProps) {
  if (commands.length === 0) return null;
  return (
    <Command.Group className={group} heading={name}>
      {commands.map((command) => (
        <Line
          detail={command.detail}
          icon={<ChevronRight {...icon} />}
          key={command.id}
          label={command.label}
          onSelect={() => onSelect(command)}
          value={`page ${command.id}`}
        />
      ))}
    </Command.Group>
  );
}
