import type { VersionName } from '#engine/runtime/design';
import type { StatedVersion } from '../lifecycle/shown-state.ts';

/** Which two versions are compared. */
export interface ChosenVersions {
  from: Exclude<VersionName, 'latest'>;
  to: Exclude<VersionName, 'latest'>;
}

const nameOf = ({ version }: Pick<StatedVersion, 'version'>): ChosenVersions['to'] =>
  version ?? 'draft';

/** What an address asks for, where there is such a version. */
function asked(versions: readonly StatedVersion[], wanted: string | undefined) {
  const found = versions.find((version) => String(nameOf(version)) === wanted);
  return found && nameOf(found);
}

/**
 * The versions that an address names; where it doesn't, the draft (or else the newest) against the
 * one in force, or against the one before. Undefined where there is only one.
 *
 * @param versions the draft first, then the newest
 */
export function chooseVersions(
  versions: readonly StatedVersion[],
  inForce: number | null,
  wanted: { from: string | undefined; to: string | undefined },
): ChosenVersions | undefined {
  const [newest] = versions;
  if (!newest || versions.length < 2) return undefined;
  const to = asked(versions, wanted.to) ?? nameOf(newest);
  const from = asked(versions, wanted.from);
  if (from !== undefined) return { from, to };
  if (inForce !== null && inForce !== to) return { from: inForce, to };
  const at = versions.findIndex((version) => nameOf(version) === to);
  const other = versions[at + 1] ?? versions[at - 1];
  return other && { from: nameOf(other), to };
}
