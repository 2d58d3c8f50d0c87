import {
  COUNT,
  DATE,
  INSTANT,
  LOCAL_TEXT,
  nullable,
  object,
  oneOf,
  RECORD,
  TEXT,
  UUID,
} from './schema.ts';

const SUMMARY = {
  id: UUID,
  kind: oneOf(['plan', 'pricing-flow', 'decision-table']),
  key: TEXT,
  version: nullable(COUNT),
  status: oneOf(['draft', 'published', 'retired']),
  contentHash: TEXT,
  author: TEXT,
  message: TEXT,
  basedOn: nullable(UUID),
  effectiveFrom: nullable(DATE),
  lockVersion: COUNT,
  createdAt: INSTANT,
  updatedAt: INSTANT,
  publishedAt: nullable(INSTANT),
};

export const designSchemas = {
  DesignSummary: object({ ...SUMMARY, name: nullable(LOCAL_TEXT), authorName: TEXT }),
  Design: object({ ...SUMMARY, document: RECORD }),
};
