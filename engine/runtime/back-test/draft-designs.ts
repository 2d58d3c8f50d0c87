import { RatingError } from '#engine/core/graph';
import type { InvoiceDesigns } from '#engine/core/invoice';
import { factsRead, type loadBillingDesigns } from '#engine/runtime/bill-run';
import type { Issue } from '#schemas';
import type { CompiledDraft } from './compile-draft.ts';
import { type CountedFlow, countFlow, type FlowHeat } from './heat.ts';

type BillingDesigns = Awaited<ReturnType<typeof loadBillingDesigns>>;

/** Ids of what is priced by the draft stand beside those of the facts: an invoice may name both. */
const MOVED = 'draft:';

const isIssues = (found: CountedFlow | readonly Issue[]): found is readonly Issue[] =>
  Array.isArray(found);

/** The designs as they were, and with the draft in its place. */
export class DraftDesigns {
  readonly before: BillingDesigns;
  readonly after: InvoiceDesigns;
  private readonly draft: CompiledDraft;
  /** Of a draft of a plan: the flows that it prices with, as they are met. */
  private readonly counted = new Map<string, CountedFlow>();

  constructor(draft: CompiledDraft, before: BillingDesigns) {
    this.draft = draft;
    this.before = before;
    this.after = {
      plan: (id) => (id.startsWith(MOVED) ? draft.plan : before.plan(id)),
      flow: (id) => (id.startsWith(MOVED) ? this.movedFlow(id) : before.flow(id)),
    };
  }

  /** Whether a version of a flow is priced by the draft; the id that stands for that. */
  flowInstead(id: string): string | undefined {
    const found = this.draft.flows.get(id);
    if (!found) return undefined;
    // All versions of a draft flow are the draft: one id, so that parts of a period can be joined.
    return this.draft.kind === 'pricing-flow' ? MOVED : MOVED + id;
  }

  /** Whether a version of a plan is replaced by the draft; the id that stands for that. */
  planInstead(id: string): string | undefined {
    return this.draft.plans.has(id) ? MOVED : undefined;
  }

  /** The id of a flow as a draft of a plan uses it. */
  asMoved(id: string): string {
    return MOVED + id;
  }

  get plan() {
    return this.draft.plan;
  }

  /** Whether anything that the draft prices asks for the periods before. */
  get readsHistory(): boolean {
    const own = [...this.draft.flows.values()].flatMap((found) =>
      isIssues(found) ? [] : found.flow,
    );
    const used = [...(this.draft.plan?.document.modules ?? [])].flatMap(({ flow }) =>
      this.before.versions(flow ?? '').map(({ id }) => this.before.flow(id)),
    );
    return [...own, ...used].some((flow) => flow !== undefined && factsRead(flow).history);
  }

  nextCustomer(): void {
    for (const flow of this.countedFlows()) flow.nextCustomer();
  }

  takeHeat(): FlowHeat[] {
    return this.countedFlows().flatMap((flow) => flow.take() ?? []);
  }

  private countedFlows(): CountedFlow[] {
    const own = [...new Set(this.draft.flows.values())].flatMap((found) =>
      isIssues(found) ? [] : [found],
    );
    return [...own, ...this.counted.values()];
  }

  private movedFlow(id: string) {
    const version = id.slice(MOVED.length);
    if (this.draft.plan) return this.countedOf(version);
    const found =
      version === '' ? this.draft.flows.values().next().value : this.draft.flows.get(version);
    if (found && isIssues(found)) throw new RatingError(found[0] as Issue);
    return found?.flow;
  }

  private countedOf(version: string) {
    const known = this.counted.get(version);
    if (known) return known.flow;
    const flow = this.before.flow(version);
    if (!flow) return undefined;
    const counted = countFlow(flow, version);
    this.counted.set(version, counted);
    return counted.flow;
  }
}
