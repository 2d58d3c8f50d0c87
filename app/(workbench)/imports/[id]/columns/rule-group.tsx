import type { ReactNode } from 'react';
import type { ImportMapping } from '#schemas';
import type { OfferedPlan, UploadPreview } from '../../types.ts';

export interface RulesProps {
  preview: UploadPreview;
  mapping: ImportMapping;
  plan: OfferedPlan | undefined;
  /** What a rule gives for the row shown, by its place in the document. */
  resultOf: (path: string) => string | undefined;
  onChange: (mapping: ImportMapping) => void;
}

export function RuleGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 border-line border-b pb-1 font-medium text-sm">{title}</h3>
      {children}
    </section>
  );
}
