import { FLOW_TEMPLATES, GALLERY, INDUSTRY_PACKS, TEMPLATE_INDUSTRIES } from '#plugins/registry';
import type { Template } from './source.ts';

/** What the gallery has of a kind, each under its industry. */
function galleryOf(kind: string): Template[] {
  return FLOW_TEMPLATES.filter(({ document }) => document.kind === kind).map(
    ({ industry, document: { key, name } }) => ({
      id: `${GALLERY}/${key}`,
      packId: GALLERY,
      key,
      name,
      pack: TEMPLATE_INDUSTRIES.find(({ id }) => id === industry)?.name ?? name,
    }),
  );
}

/** The designs of a kind that industry packs and the gallery bring. */
export function templatesOf(kind: string): Template[] {
  const packed = INDUSTRY_PACKS.flatMap((pack) =>
    pack.designs
      .filter((design) => design.kind === kind)
      .map(({ key, name }) => ({
        id: `${pack.id}/${key}`,
        packId: pack.id,
        key,
        name,
        pack: pack.name,
      })),
  );
  return [...galleryOf(kind), ...packed];
}
