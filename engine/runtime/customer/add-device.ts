import { customerDevices } from '#drizzle';
import { writeAudit } from '#engine/runtime/audit';
import { type Context, inTransaction } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import { type Device, lockLiveCustomer } from './customer.ts';

export interface AddDeviceInput {
  customerId: string;
  /** onu, router, meter and so on. */
  kind: string;
  mac?: string | null;
  serial?: string | null;
  attributes?: Record<string, unknown>;
}

const parse = inputParser<AddDeviceInput>(
  { customerId: TEXT.id, kind: TEXT.word },
  {
    mac: { type: ['string', 'null'], pattern: '^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$' },
    serial: TEXT.wordOrNull,
    attributes: TEXT.record,
  },
);

/** Equipment handed to a customer. The serial number is in use: `conflict`. */
export async function addDevice({
  ctx,
  input,
}: {
  ctx: Context;
  input: AddDeviceInput;
}): Promise<Device> {
  requirePermission(ctx, 'customer.add-device');
  const given = parse(input);
  return inTransaction(ctx, async (scope) => {
    await lockLiveCustomer(scope, given.customerId);
    const [device] = await scope.tx
      .insert(customerDevices)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.newId(),
        createdAt: ctx.now.toString(),
        ...given,
      })
      .returning();
    const subject = { kind: 'customer', id: given.customerId, after: device };
    await writeAudit(scope, 'customer.add-device', subject);
    return device as Device;
  });
}
