import { Decimal, formatFigure } from '#engine/core/decimal';
import { type NodeKind, RatingError } from '#engine/core/graph';
import { issue } from '#engine/core/issue';
import { packagesFor } from '#engine/core/pricing';
import type { PackageConfig } from '#schemas';
import { putCharge, quantityOf } from './charge.ts';
import { CHARGE_OUT, QUANTITY_IN } from './ports.ts';
import { equals, same, shown } from './words.ts';

interface UsedPackages {
  packages: Decimal;
  packageSize: Decimal;
  packagePrice: Decimal;
  freeUnits: Decimal;
}

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
      const freeUnits = free(frame);
      const packagePrice = price(frame);
      const packages = packagesFor(units, packageSize, freeUnits);
      putCharge(frame, slot, packages.times(packagePrice), units, null);
      if (frame.details) {
        const used: UsedPackages = { packages, packageSize, packagePrice, freeUnits };
        frame.details[build.index] = used;
      }
    };
  },

  explain({ detail, value }) {
    const { packages, packageSize, packagePrice, freeUnits } = detail as UsedPackages;
    const [count, size, free] = [packages, packageSize, freeUnits].map(formatFigure);
    const rule = `${count} × ${formatFigure(packagePrice)}`;
    const isFree = freeUnits.sign() > 0;
    const units = shown(value('quantity'));
    const sum = `${rule} ${equals(value('charge'))}`;
    const zh = `${count} 包（每包 ${size}${isFree ? `，前 ${free} 免费` : ''}）`;
    const en = `${count} packages of ${size}${isFree ? `, the first ${free} free` : ''}`;
    return {
      title: { zh, en },
      rule: same(rule),
      mark: { zh: `${count} 包`, en: `${count} packages` },
      sentence: {
        zh: `用量 ${units} 计 ${zh}：${sum}`,
        en: `Quantity ${units} makes ${en}: ${sum}`,
      },
    };
  },
};
