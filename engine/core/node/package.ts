import { Decimal } from '#engine/core/decimal';
import { type NodeKind, RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { packagesFor } from '#engine/core/pricing';
import type { PackageConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT, QUANTITY_IN } from './ports.ts';

export const packageKind: NodeKind<PackageConfig> = {
  id: 'package',
  label: { zh: '按包计费', en: 'Packages' },
  inputs: () => QUANTITY_IN,
  outputs: () => CHARGE_OUT,

  compile(build) {
    const { config } = build;
    const size = build.number('/size', config.size);
    const price = build.number('/price', config.price);
    const free = build.number('/free', config.free ?? 0);
    const quantity = quantityOf(build);
    const slot = build.slot('charge');
    if (Decimal.parse(String(config.size))?.sign() === 0) {
      build.report('package-size', '/size', {
        zh: '每包数量必须大于 0',
        en: 'the size of a package must be above zero',
      });
    }
    return (frame) => {
      const units = quantity(frame);
      const packageSize = size(frame);
      if (packageSize.sign() <= 0) {
        throw new RatingError(
          issue('package-size', '', {
            zh: `“${build.node.name ?? build.node.id}”的每包数量必须大于 0`,
            en: `the package size of "${build.node.name ?? build.node.id}" must be above zero`,
          }),
        );
      }
      const packages = packagesFor(units, packageSize, free(frame));
      putCharge(frame, slot, packages.times(price(frame)), units, null);
      if (frame.details) frame.details[build.index] = packages;
    };
  },

  explain: ({ detail, value }) => ({
    zh: `用量 ${value('quantity')} 计 ${detail} 包，费用 ${value('charge')}`,
    en: `Quantity ${value('quantity')} makes ${detail} packages: ${value('charge')}`,
  }),
};
