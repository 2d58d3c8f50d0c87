import type { IndustryPack } from '#plugins/contract';
import type { ImportMapping, Plan, PricingFlow } from '#schemas';
import homeBroadband from './home-broadband.plan.json' with { type: 'json' };
import homeCloud from './home-cloud.flow.json' with { type: 'json' };
import homeDeposit from './home-deposit.flow.json' with { type: 'json' };
import homeExtra from './home-extra.flow.json' with { type: 'json' };
import homeFibre from './home-fibre.flow.json' with { type: 'json' };
import homeInstallation from './home-installation.flow.json' with { type: 'json' };
import homeVoice from './home-voice.flow.json' with { type: 'json' };
import residential from './residential.plan.json' with { type: 'json' };
import residentialService from './residential-service.flow.json' with { type: 'json' };
import telcoBook from './telco-book.mapping.json' with { type: 'json' };

/** Plans of an internet provider: a list-price book, and a home plan with usage, tax and deposit. */
export const broadbandPack: IndustryPack = {
  id: 'broadband',
  name: { zh: '宽带', en: 'Broadband' },
  designs: [
    residentialService as PricingFlow,
    residential as Plan,
    telcoBook as ImportMapping,
    homeFibre as PricingFlow,
    homeExtra as PricingFlow,
    homeVoice as PricingFlow,
    homeCloud as PricingFlow,
    homeInstallation as PricingFlow,
    homeDeposit as PricingFlow,
    homeBroadband as Plan,
  ],
};
