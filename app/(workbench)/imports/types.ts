import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../trpc/router.ts';

type Outputs = inferRouterOutputs<AppRouter>['import'];

export type ImportState = Outputs['get'];
export type ImportRow = Outputs['list']['rows'][number];
export type Batch = NonNullable<ImportState['batch']>;
export type Report = NonNullable<Batch['report']>;
export type UploadPreview = Outputs['preview'];
export type OfferedPlan = UploadPreview['plans'][number];
export type MappingPreview = Outputs['tryMapping'];
export type PreviewedRow = MappingPreview['rows'][number];
export type ErrorRow = Outputs['errors']['rows'][number];
export type UploadState = Outputs['upload'];
export type KnownMapping = Outputs['mappings']['rows'][number];

/** What the person may do here. */
export interface ImportRights {
  upload: boolean;
  rehearse: boolean;
  run: boolean;
  cancel: boolean;
  fix: boolean;
  save: boolean;
}
