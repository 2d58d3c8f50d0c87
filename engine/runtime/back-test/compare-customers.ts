import { Decimal } from '#engine/core/decimal';
import type { Issue } from '#schemas';
import { type ComparedInvoice, compareInvoice, issueOf } from './compare-invoice.ts';
import type { DraftDesigns } from './draft-designs.ts';
import type { BilledInvoice } from './load-billed.ts';
import type { PastItems } from './load-past.ts';
import type { ContractTerm, MovesFrom } from './renewal.ts';
import { Result } from './result.ts';
import { addSums, type CustomerSums, type ModuleOf, noSums } from './tally.ts';

/** One row of the file of differences; `after` is null where the draft can't bill. */
export type DifferenceRow = [
  customerId: string,
  currency: string,
  invoices: number,
  before: string,
  after: string | null,
  issue: Pick<Issue, 'code' | 'message'> | null,
];

export interface ComparedCustomers {
  result: Result;
  differences: DifferenceRow[];
}

/** Names the module of a line; most lines of a chunk are of a few modules. */
function moduleFinder({ before, after }: DraftDesigns): ModuleOf {
  const known = new Map<string, ReturnType<ModuleOf>>();
  return ({ module, subscriptionId }, { subscriptions }) => {
    const planId = subscriptions.find(({ id }) => id === subscriptionId)?.plan;
    if (module === null || planId === undefined) return undefined;
    const key = `${planId} ${module}`;
    const found = known.get(key);
    if (found) return found;
    const plan = before.plan(planId) ?? after.plan(planId);
    const name = plan?.modules.get(module)?.name ?? { zh: module, en: module };
    const named = { plan: plan?.document.key ?? '', module, name };
    known.set(key, named);
    return named;
  };
}

function storedSums({ subtotal, tax, rounding, total }: BilledInvoice) {
  const read = (text: string): Decimal => Decimal.of(text);
  return {
    subtotal: read(subtotal),
    tax: read(tax),
    rounding: read(rounding),
    total: read(total),
  };
}

interface Compared {
  invoice: BilledInvoice;
  compared: ComparedInvoice;
}

/** Sums of what stands posted, and of what the draft makes of it; by currency. */
function sumCustomer(customerId: string, all: readonly Compared[]): Map<string, CustomerSums> {
  const sums = new Map<string, CustomerSums>();
  for (const { invoice, compared } of all) {
    let own = sums.get(invoice.currency);
    if (!own) {
      own = noSums(customerId);
      sums.set(invoice.currency, own);
    }
    const stands = compared.isReplayed ? compared.before : storedSums(invoice);
    own.invoices += 1;
    own.isTouched ||= compared.isTouched;
    addSums(own.before, stands);
    addSums(own.after, compared.isTouched ? compared.after : stands);
  }
  return sums;
}

/** Compares customers one by one; what one of them fails at is his alone. */
class Comparison {
  readonly result = new Result();
  readonly differences: DifferenceRow[] = [];
  private readonly designs: DraftDesigns;
  private readonly past: PastItems | undefined;
  private readonly moduleOf: ModuleOf;

  constructor(designs: DraftDesigns, past: PastItems | undefined) {
    this.designs = designs;
    this.past = past;
    this.moduleOf = moduleFinder(designs);
  }

  add(customerId: string, invoices: readonly BilledInvoice[], movesFrom: MovesFrom): void {
    this.designs.nextCustomer();
    try {
      const all = invoices.map((invoice) => ({
        invoice,
        compared: compareInvoice(invoice, this.designs, movesFrom, this.past),
      }));
      this.addCompared(customerId, all);
    } catch (error) {
      this.addFailed(customerId, invoices, issueOf(error));
    }
  }

  private addCompared(customerId: string, all: readonly Compared[]): void {
    for (const { invoice, compared } of all) {
      const tally = this.result.tally(invoice.currency);
      tally.addLines(0, compared.before.lines, compared.facts, this.moduleOf);
      tally.addLines(1, compared.after.lines, compared.factsAfter, this.moduleOf);
      if (!compared.isReplayed) this.addMismatch(invoice, compared);
    }
    for (const [currency, own] of sumCustomer(customerId, all)) {
      this.result.tally(currency).addCustomer(own);
      const [before, after] = [own.before.total.toString(), own.after.total.toString()];
      this.differences.push([customerId, currency, own.invoices, before, after, null]);
    }
  }

  private addMismatch({ id, number, customerId, total }: BilledInvoice, compared: ComparedInvoice) {
    this.result.addMismatch({
      invoiceId: id,
      number,
      customerId,
      stored: total,
      replayed: compared.before.total.toString(),
    });
  }

  private addFailed(customerId: string, invoices: readonly BilledInvoice[], issue: Issue): void {
    this.result.addFailure({ customerId, issue }, invoices);
    const { code, message } = issue;
    for (const [currency, own] of Map.groupBy(invoices, (invoice) => invoice.currency)) {
      const before = own.reduce((sum, { total }) => sum.plus(Decimal.of(total)), Decimal.ZERO);
      const row = [customerId, currency, own.length, before.toString(), null] as const;
      this.differences.push([...row, { code, message }]);
    }
  }
}

/** Compute and compare: the customers of a chunk, in the order of their ids. Reads and writes nothing. */
export function compareCustomers(
  invoices: readonly BilledInvoice[],
  designs: DraftDesigns,
  contracts: ReadonlyMap<string, ContractTerm[]>,
  movesFromOf: (contracts: readonly ContractTerm[]) => MovesFrom,
  past?: PastItems,
): ComparedCustomers {
  designs.takeHeat();
  const comparison = new Comparison(designs, past);
  const byCustomer = Map.groupBy(invoices, ({ customerId }) => customerId);
  for (const [customerId, own] of byCustomer) {
    comparison.add(customerId, own, movesFromOf(contracts.get(customerId) ?? []));
  }
  comparison.result.addHeat(designs.takeHeat());
  const { result, differences } = comparison;
  return { result, differences };
}
