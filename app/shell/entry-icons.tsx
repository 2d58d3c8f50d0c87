import {
  BookOpen,
  ClipboardCheck,
  FileText,
  FileUp,
  History,
  KeyRound,
  Mail,
  Package,
  ReceiptText,
  ShieldCheck,
  Stamp,
  Table2,
  UserCog,
  Users,
  Workflow,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { EntryId } from './navigation.ts';

const look = { 'aria-hidden': true, className: 'size-4 shrink-0', strokeWidth: 1.75 } as const;

export const entryIcons: Record<EntryId, ReactNode> = {
  plans: <Package {...look} />,
  flows: <Workflow {...look} />,
  tables: <Table2 {...look} />,
  reviews: <ClipboardCheck {...look} />,
  customers: <Users {...look} />,
  imports: <FileUp {...look} />,
  billRuns: <ReceiptText {...look} />,
  invoices: <FileText {...look} />,
  audit: <History {...look} />,
  people: <UserCog {...look} />,
  publishing: <Stamp {...look} />,
  apiKeys: <KeyRound {...look} />,
  apiReference: <BookOpen {...look} />,
  security: <ShieldCheck {...look} />,
  outbox: <Mail {...look} />,
};
