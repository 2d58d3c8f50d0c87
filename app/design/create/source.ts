import type { LocalText } from '#engine/core/issue';

export type SourceKind = 'empty' | 'copy' | 'file' | 'template';

/** What a new design begins with, as it is chosen; what belongs to other choices is kept. */
export interface Source {
  from: SourceKind;
  /** The key of the design that is copied. */
  copyOf: string;
  /** Its version in force; a design that has none is copied from its draft. */
  copyVersion: number | 'draft';
  /** The file's text. */
  text: string;
  /** The id of a template. */
  template: string;
}

export const NO_SOURCE: Source = {
  from: 'empty',
  copyOf: '',
  copyVersion: 'draft',
  text: '',
  template: '',
};

/** A design of an industry pack or of the gallery. */
export interface Template {
  /** `pack/key`: unique among those of one kind. */
  id: string;
  packId: string;
  key: string;
  name: LocalText;
  /** What the pack is called. */
  pack: LocalText;
}
