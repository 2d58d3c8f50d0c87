import type { DesignScenarios } from '#engine/runtime/design';

/** Only flows have scenarios; of other kinds it is told what is wrong with them, where something is. */
export const hasScenarios = (kind: string, scenarios: DesignScenarios | undefined): boolean =>
  kind === 'pricing-flow' || (scenarios?.issues.length ?? 0) > 0;
