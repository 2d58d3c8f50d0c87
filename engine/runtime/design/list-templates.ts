import { designLibrary } from '#engine/core/design';
import type { LocalText } from '#engine/core/issue';
import { runScenarios } from '#engine/core/scenario';
import type { Context } from '#engine/runtime/context';
import { inputParser, TEXT } from '#engine/runtime/input';
import { requirePermission } from '#engine/runtime/permission';
import type { FlowTemplate, TemplateIndustry } from '#plugins/contract';
import { FLOW_TEMPLATES, GALLERY, TEMPLATE_INDUSTRIES } from '#plugins/registry';
import type { FlowNode } from '#schemas';

export interface ListTemplatesInput {
  /** Part of the name, the description or a tag, in either language. */
  search?: string;
  industry?: string;
}

/** A scenario of a template that isn't refused, and what it comes to. */
export interface TemplateExample {
  name: LocalText;
  currency: string;
  total: string;
}

export interface TemplateSummary {
  /** `createDesign` takes pack and key as its template. */
  pack: string;
  key: string;
  name: LocalText;
  description: LocalText;
  industry: TemplateIndustry;
  tags: readonly LocalText[];
  scenarios: number;
  examples: TemplateExample[];
  /** Enough to draw it small. */
  nodes: { id: string; kind: FlowNode['kind']; x: number; y: number }[];
  edges: { from: string; to: string }[];
}

export interface TemplateGallery {
  templates: TemplateSummary[];
  /** Those that have templates, whatever was searched for. */
  industries: TemplateIndustry[];
}

const MOST_EXAMPLES = 3;

/** Scenarios of templates are called in Chinese and in English, with a slash between. */
function inBoth(name: string): LocalText {
  const [zh = name, en = name] = name.split(' / ');
  return { zh, en };
}

const parse = inputParser<ListTemplatesInput>({}, { search: TEXT.word, industry: TEXT.word });

function examplesOf({ document }: FlowTemplate): TemplateExample[] {
  const run = runScenarios(document, designLibrary([]));
  if (!run.ok) return [];
  return run.report.results
    .flatMap(({ scenario: { name, currency }, computation }) =>
      'issues' in computation ? [] : [{ name: inBoth(name), currency, total: computation.total }],
    )
    .slice(0, MOST_EXAMPLES);
}

function summaryOf(template: FlowTemplate): TemplateSummary {
  const { document, industry, tags } = template;
  const { key, name, nodes, edges, layout, scenarios } = document;
  return {
    pack: GALLERY,
    key,
    name,
    description: document.description ?? name,
    industry: TEMPLATE_INDUSTRIES.find(({ id }) => id === industry) ?? {
      id: industry,
      name: { zh: industry, en: industry },
    },
    tags,
    scenarios: scenarios?.length ?? 0,
    examples: examplesOf(template),
    nodes: nodes.map(({ id, kind }) => ({ id, kind, ...(layout?.nodes?.[id] ?? { x: 0, y: 0 }) })),
    edges: edges.map(({ from, to }) => ({ from: from.node, to: to.node })),
  };
}

/** Templates never change while the process runs. */
let summaries: readonly TemplateSummary[] | undefined;

function isAbout({ key, name, description, tags }: TemplateSummary, search: string): boolean {
  const wanted = search.toLowerCase();
  const texts = [name, description, ...tags].flatMap(({ zh, en }) => [zh, en]);
  return [key, ...texts].some((text) => text.toLowerCase().includes(wanted));
}

/** The pricing flows that a new one may begin with. */
export async function listTemplates({
  ctx,
  input,
}: {
  ctx: Context;
  input: ListTemplatesInput;
}): Promise<TemplateGallery> {
  requirePermission(ctx, 'design.list');
  const { search = '', industry } = parse(input);
  summaries ??= FLOW_TEMPLATES.map(summaryOf);
  const all = summaries;
  return {
    templates: all.filter(
      (template) =>
        isAbout(template, search.trim()) &&
        (industry === undefined || template.industry.id === industry),
    ),
    industries: TEMPLATE_INDUSTRIES.filter(({ id }) => all.some((each) => each.industry.id === id)),
  };
}
