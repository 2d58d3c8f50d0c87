export {
  isDirty,
  openHistory,
  type Path,
  pathOf,
  redo,
  undo,
  valueAt,
} from '../../editing/index.ts';
export { type Aligned, align, type Box, type Guide } from './align.ts';
export { addedThings, applyEdit } from './apply-edit.ts';
export { ARRANGEMENTS, type Arrangement, arrange, type Piece } from './arrange.ts';
export { type CheckedFlow, checkFlow } from './check-flow.ts';
export { clipText, copyNodes, type FlowClip, readClip } from './clip.ts';
export { canConnect, canFollow, endsOf, fittingInput, TYPE_WORDS } from './connect.ts';
export type { Edit, Kind, Places, PortRef } from './edit.ts';
export { type History, perform } from './history.ts';
export { canInsert, draftNode } from './insert.ts';
export { isKind, KINDS, starterConfig } from './new-node.ts';
export { MOST_NOTE_TEXT } from './notes.ts';
export { cornerOf, GRID, placesIn } from './place.ts';
export { outputsOf, structureOf, upstreamOf } from './ports.ts';
export { readFlow, readFlowText } from './read-flow.ts';
export { rename } from './rename.ts';
export { type DefinitionRef, renameDefinition, renameParameter } from './rename-definition.ts';
export { scenariosOf } from './scenarios.ts';
