import {
  checkDraft,
  getDesign,
  getDesignUsage,
  listDesigns,
  overviewDesigns,
  priceCard,
  quotePlan,
} from '#engine/runtime/design';
import { query, router } from '../procedure.ts';

export const designRouter = router({
  overview: query('design.list', overviewDesigns),
  versions: query('design.list', listDesigns),
  get: query('design.get', getDesign),
  usage: query('design.get', getDesignUsage),
  check: query('design.check', checkDraft),
  priceCard: query('design.price-card', priceCard),
  quote: query('design.price-card', quotePlan),
});
