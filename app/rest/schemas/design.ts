import { LIFECYCLE, LIFECYCLE_STATES } from '#engine/core/lifecycle';
import {
  ANY,
  COUNT,
  DATE,
  DECIMAL,
  FLAG,
  INSTANT,
  LOCAL_TEXT,
  list,
  nullable,
  object,
  oneOf,
  RECORD,
  ref,
  TEXT,
  UUID,
} from './schema.ts';

const INDUSTRY = object({ id: TEXT, name: LOCAL_TEXT });

const SUMMARY = {
  id: UUID,
  kind: oneOf(['plan', 'pricing-flow', 'decision-table', 'import-mapping']),
  key: TEXT,
  version: nullable(COUNT),
  status: oneOf(['draft', 'published', 'retired', 'cancelled']),
  contentHash: TEXT,
  author: TEXT,
  message: TEXT,
  basedOn: nullable(UUID),
  effectiveFrom: nullable(DATE),
  lockVersion: COUNT,
  editors: list(TEXT),
  review: nullable(oneOf(['submitted', 'approved'])),
  reviewHash: nullable(TEXT),
  submittedBy: nullable(TEXT),
  approvedBy: nullable(TEXT),
  createdAt: INSTANT,
  updatedAt: INSTANT,
  publishedAt: nullable(INSTANT),
};

const STATE = oneOf(LIFECYCLE_STATES);
const SIDE = object({ id: UUID, version: nullable(COUNT), contentHash: TEXT, lockVersion: COUNT });
const PARAMS = { type: 'object' } as const;

const REVIEW = object({
  id: UUID,
  action: oneOf(['submit', 'withdraw', 'approve', 'reject', 'void']),
  by: TEXT,
  byName: TEXT,
  at: INSTANT,
  comment: TEXT,
});

const CHANGE = object(
  {
    kind: oneOf(['added', 'removed', 'changed', 'renamed', 'moved', 'reordered']),
    part: TEXT,
    path: TEXT,
    node: TEXT,
    key: TEXT,
    row: object({ before: nullable(COUNT), after: nullable(COUNT) }),
    column: TEXT,
    before: ANY,
    after: ANY,
    sentence: LOCAL_TEXT,
  },
  ['node', 'key', 'row', 'column'],
);

const DIFFERENCE = object({
  kind: TEXT,
  item: nullable(TEXT),
  member: nullable(TEXT),
  expected: nullable(TEXT),
  got: nullable(TEXT),
  sentence: LOCAL_TEXT,
});

const COVERAGE = object({
  nodes: list(object({ node: TEXT, scenarios: COUNT })),
  branches: list(object({ node: TEXT, branch: TEXT, scenarios: COUNT })),
  tables: list(object({ node: TEXT, rows: COUNT, hit: list(COUNT), missed: list(COUNT) })),
  nodesReached: COUNT,
  rowsReached: COUNT,
  rows: COUNT,
});

export const designSchemas = {
  DesignSummary: object({
    ...SUMMARY,
    name: nullable(LOCAL_TEXT),
    authorName: TEXT,
    state: STATE,
  }),
  Design: object({ ...SUMMARY, document: RECORD }),
  DesignVersion: object({
    ...SUMMARY,
    name: nullable(LOCAL_TEXT),
    authorName: TEXT,
    state: STATE,
    submittedByName: nullable(TEXT),
    approvedByName: nullable(TEXT),
    basedOnVersion: nullable(COUNT),
  }),
  OpenedDraft: object({
    ...SUMMARY,
    document: RECORD,
    state: STATE,
    authorName: TEXT,
    requiresApproval: FLAG,
    actions: list(oneOf(Object.keys(LIFECYCLE))),
    reviews: list(REVIEW),
  }),
  DiscardedDraft: object({ kind: TEXT, key: TEXT, isGone: FLAG }),
  ExportedDesign: object({ fileName: TEXT, document: RECORD }),
  DesignChanges: object({ from: SIDE, to: SIDE, total: COUNT, changes: list(CHANGE) }),
  DesignTemplates: object({
    templates: list(
      object({
        pack: TEXT,
        key: TEXT,
        name: LOCAL_TEXT,
        description: LOCAL_TEXT,
        industry: INDUSTRY,
        tags: list(LOCAL_TEXT),
        scenarios: COUNT,
        examples: list(object({ name: LOCAL_TEXT, currency: TEXT, total: DECIMAL })),
        nodes: list(object({ id: TEXT, kind: TEXT, x: COUNT, y: COUNT })),
        edges: list(object({ from: TEXT, to: TEXT })),
      }),
    ),
    industries: list(INDUSTRY),
  }),
  DesignScenarios: object({
    passed: FLAG,
    issues: ref('Issues'),
    results: list(object({ id: TEXT, name: TEXT, passed: FLAG, differences: list(DIFFERENCE) })),
    coverage: nullable(COVERAGE),
  }),
  Issues: list(
    object({
      code: TEXT,
      severity: oneOf(['error', 'warning']),
      path: TEXT,
      message: LOCAL_TEXT,
      params: PARAMS,
    }),
  ),
};
