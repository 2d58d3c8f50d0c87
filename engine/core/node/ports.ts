import type { InputPort, OutputPort, PortType } from '#engine/core/graph';

export const CHARGE_IN: readonly InputPort[] = [{ name: 'charge', type: 'charge' }];
export const CHARGE_OUT: readonly OutputPort[] = [{ name: 'charge', type: 'charge' }];
export const QUANTITY_IN: readonly InputPort[] = [{ name: 'quantity', type: 'number' }];
export const NONE: readonly never[] = [];

/** The port type of a declared value type; what has no port type of its own travels as `any`. */
export function portTypeOf(valueType: string | undefined): PortType {
  return valueType === 'number' ||
    valueType === 'string' ||
    valueType === 'boolean' ||
    valueType === 'date'
    ? valueType
    : 'any';
}
