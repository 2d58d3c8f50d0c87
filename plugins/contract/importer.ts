import type { Issue, LocalText } from '#engine/core/issue';
import type { Bundle } from '#schemas';

/** What reading a foreign file gives: the report names all that was not carried over. */
export type ImportedDesigns =
  | { bundle: Bundle; report: Issue[] }
  | { bundle?: undefined; report: Issue[] };

/** A foreign format that becomes designs. Without a bundle, nothing could be imported. */
export interface DesignImporter<Options = object> {
  /** What the command line calls the format. */
  id: string;
  name: LocalText;
  /** Reads text of a file to a bundle with a report of what was not carried over. */
  importDesigns(text: string, options: Options): ImportedDesigns;
}

/** What writing designs in a foreign format gives: the report names all that it cannot hold. */
export type ExportedDesigns =
  | { text: string; report: Issue[] }
  | { text?: undefined; report: Issue[] };

/** A foreign format that designs are written in. Without a text, nothing could be exported. */
export interface DesignExporter {
  /** What the command line calls the format. */
  id: string;
  name: LocalText;
  /** Takes a bundle or a single design as it was read. */
  exportDesigns(document: unknown): ExportedDesigns;
}
