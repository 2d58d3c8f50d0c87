import { and, eq } from 'drizzle-orm';
import { customerDevices } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { notFound } from '#engine/runtime/error';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { Device } from './customer.ts';

export interface SetDeviceStatusInput {
  id: string;
  status: Device['status'];
}

const parse = inputParser<SetDeviceStatusInput>({
  id: TEXT.id,
  status: { enum: ['active', 'faulty', 'returned'] },
});

export async function setDeviceStatus({
  ctx,
  input,
}: {
  ctx: Context;
  input: SetDeviceStatusInput;
}): Promise<Device> {
  requirePermission(ctx, 'customer.set-device-status');
  const { id, status } = parse(input);
  return inTransaction(ctx, async (scope) => {
    const own = and(eq(customerDevices.tenantId, ctx.tenantId), eq(customerDevices.id, id));
    const [before] = await scope.tx.select().from(customerDevices).where(own).for('update');
    if (!before) throw notFound({ zh: '设备', en: 'device' }, id);
    const [after] = await scope.tx.update(customerDevices).set({ status }).where(own).returning();
    const subject = { kind: 'customer', id: before.customerId, before, after };
    await writeAudit(scope, 'customer.set-device-status', subject);
    return after as Device;
  });
}
