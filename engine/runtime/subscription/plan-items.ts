import type { subscriptionItems } from '#drizzle';
import { Decimal } from '#engine/core/decimal';
import { type Issue, issue } from '#engine/core/issue';
import type { Scope } from '#engine/runtime/context';
import { getDesign } from '#engine/runtime/design';
import { invalid } from '#engine/runtime/error';
import type { Plan, PlanModule } from '#schemas';
import type { NewItem, Subscription } from './subscription.ts';

/** The version of the plan that a subscription holds. */
export async function loadPlan(scope: Scope, designId: string): Promise<Plan> {
  const design = await getDesign({ ctx: scope, input: { id: designId } });
  return design.document as Plan;
}

function quantityIssue(module: PlanModule, quantity: Decimal, path: string): Issue | undefined {
  const { minimum, maximum } = module.quantity ?? {};
  const isBelow = minimum !== undefined && quantity.compare(Decimal.of(minimum)) < 0;
  const isAbove = maximum !== undefined && quantity.compare(Decimal.of(maximum)) > 0;
  if (!isBelow && !isAbove && quantity.sign() >= 0) return undefined;
  const least = String(minimum ?? 0);
  const most = maximum === undefined ? '' : String(maximum);
  const text = {
    zh: `${module.name.zh} 的数量应不小于 ${least}${most && `、不大于 ${most}`}`,
    en: `the quantity of ${module.name.en} must be at least ${least}${most && `, at most ${most}`}`,
  };
  return issue('quantity-out-of-range', path, text, { quantity: quantity.toString() });
}

function checkItems(plan: Plan, items: readonly NewItem[], base: Subscription): Issue[] {
  const issues: Issue[] = [];
  items.forEach((item, index) => {
    const path = `/items/${index}`;
    const module = plan.modules.find(({ key }) => key === item.moduleKey);
    if (!module) {
      const text = {
        zh: `套餐 ${plan.key} 没有模块 ${item.moduleKey}`,
        en: `the plan ${plan.key} has no module ${item.moduleKey}`,
      };
      issues.push(issue('unknown-module', `${path}/moduleKey`, text, { module: item.moduleKey }));
      return;
    }
    const wrong = quantityIssue(module, quantityOf(module, item), `${path}/quantity`);
    if (wrong) issues.push(wrong);
    if ((item.startsOn ?? base.startsOn) < base.startsOn) {
      const text = {
        zh: '订阅项不能早于订阅开始',
        en: 'an item cannot start before its subscription',
      };
      issues.push(issue('item-before-subscription', `${path}/startsOn`, text));
    }
  });
  return issues;
}

const quantityOf = (module: PlanModule, item: NewItem): Decimal =>
  Decimal.of(item.quantity ?? module.quantity?.default ?? '1');

/** Rows of new items, checked against the plan; every issue at once as `invalid`. */
export function toItemRows(
  scope: Scope,
  plan: Plan,
  subscription: Subscription,
  items: readonly NewItem[],
): (typeof subscriptionItems.$inferInsert)[] {
  const issues = checkItems(plan, items, subscription);
  if (issues.length > 0) throw invalid(issues);
  return items.map((item) => {
    const module = plan.modules.find(({ key }) => key === item.moduleKey) as PlanModule;
    const startsOn = item.startsOn ?? subscription.startsOn;
    return {
      tenantId: scope.tenantId,
      id: scope.newId(),
      subscriptionId: subscription.id,
      customerId: subscription.customerId,
      moduleKey: item.moduleKey,
      quantity: quantityOf(module, item).toString(),
      attributes: item.attributes ?? {},
      startsOn,
      endsOn: subscription.endsOn,
      billingFrom: item.billingFrom ?? startsOn,
      createdAt: scope.now.toString(),
    };
  });
}
