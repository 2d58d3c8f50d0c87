import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { customerContracts } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { conflict, notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Contract } from './customer.ts';

export interface EndContractInput {
  id: string;
  /** ISO date, exclusive. */
  endsOn: string;
}

const parse = inputParser<EndContractInput>({ id: TEXT.id, endsOn: TEXT.date });

/** Ends a contract on a day; one that ends by then already is a `conflict`. */
export async function endContract({
  ctx,
  input,
}: {
  ctx: Context;
  input: EndContractInput;
}): Promise<Contract> {
  requirePermission(ctx, 'customer.change-contract');
  const { id, endsOn } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const own = and(eq(customerContracts.tenantId, ctx.tenantId), eq(customerContracts.id, id));
    const [before] = await scope.tx.select().from(customerContracts).where(own).for('update');
    if (!before) throw notFound({ zh: '合同', en: 'contract' }, id);
    if (endsOn <= before.startsOn) {
      throw conflict({
        zh: `合同 ${before.startsOn} 才开始`,
        en: `the contract starts only on ${before.startsOn}`,
      });
    }
    const open = or(isNull(customerContracts.endsOn), gt(customerContracts.endsOn, endsOn));
    const [after] = await scope.tx
      .update(customerContracts)
      .set({ endsOn, renewsItself: false })
      .where(and(own, open))
      .returning();
    if (!after) {
      throw conflict({
        zh: `合同已于 ${before.endsOn} 结束`,
        en: `the contract ends on ${before.endsOn} already`,
      });
    }
    const subject = { kind: 'customer', id: before.customerId, before, after };
    await writeAudit(scope, 'customer.change-contract', subject);
    return after;
  });
}
