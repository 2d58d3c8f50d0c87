import { type Issue, issue, warning } from '#engine/core/issue';
import { minorUnits } from '#engine/core/money';
import type { Plan } from '#schemas';
import type { DesignLibrary } from './library.ts';

function checkModules(plan: Plan, library: DesignLibrary): Issue[] {
  const issues: Issue[] = [];
  const keys = new Set<string>();
  for (const [index, module] of plan.modules.entries()) {
    const path = `/modules/${index}`;
    if (keys.has(module.key)) {
      issues.push(
        issue(
          'duplicate-module',
          `${path}/key`,
          {
            zh: `模块编号“${module.key}”重复`,
            en: `the module key "${module.key}" is used twice`,
          },
          { key: module.key },
        ),
      );
    }
    keys.add(module.key);
    if (module.flow !== undefined && !library.pricingFlows.has(module.flow)) {
      issues.push(
        issue(
          'unknown-flow',
          `${path}/flow`,
          {
            zh: `找不到计费流程“${module.flow}”`,
            en: `there is no pricing flow "${module.flow}"`,
          },
          { key: module.flow },
        ),
      );
    }
    for (const [position, target] of (module.discount?.modules ?? []).entries()) {
      if (plan.modules.some(({ key }) => key === target)) continue;
      issues.push(
        issue(
          'unknown-module',
          `${path}/discount/modules/${position}`,
          {
            zh: `套餐里没有模块“${target}”`,
            en: `the plan has no module "${target}"`,
          },
          { key: target },
        ),
      );
    }
  }
  return issues;
}

/** A part of a period costs its share only where the flow has a node that applies it. */
function checkProration(plan: Plan, library: DesignLibrary): Issue[] {
  return plan.modules.flatMap((module, index) => {
    const policy = module.billing?.proration ?? plan.billing.proration;
    const flow = module.flow === undefined ? undefined : library.pricingFlows.get(module.flow);
    const isRecurring = module.type === 'base-service' || module.type === 'add-on';
    if (!flow || !isRecurring || policy === 'full') return [];
    if (flow.nodes.some((node) => node.kind === 'proration')) return [];
    return [
      warning(
        'flow-ignores-proration',
        `/modules/${index}/flow`,
        {
          zh: `模块“${module.key}”要求按“${policy}”折算，但流程“${flow.key}”没有折算节点`,
          en: `module "${module.key}" asks for proration "${policy}", but flow "${flow.key}" has no proration node`,
        },
        { module: module.key, flow: flow.key },
      ),
    ];
  });
}

/** Everything that is wrong with a plan that is valid by its schema. */
export function checkPlan(plan: Plan, library: DesignLibrary): Issue[] {
  const issues: Issue[] = [];
  if (minorUnits(plan.currency) === undefined) {
    issues.push(
      issue(
        'unknown-currency',
        '/currency',
        {
          zh: `“${plan.currency}”不是 ISO 4217 的现行币种`,
          en: `"${plan.currency}" is no active currency of ISO 4217`,
        },
        { currency: plan.currency },
      ),
    );
  }
  return [...issues, ...checkModules(plan, library), ...checkProration(plan, library)];
}
