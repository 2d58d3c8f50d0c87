export {
  type CanvasEdge,
  type CanvasNode,
  type DrawnPorts,
  type FlowGraph,
  flowGraph,
  issuesByNode,
  type Port,
} from './flow-graph.ts';
export { CARD_WIDTH, cardHeight, layOut, type Place, placesOf, portTop } from './layout.ts';
export { type Direction, neighbour } from './neighbour.ts';
export {
  colourOf,
  NOTE_COLOURS,
  NOTE_SIZE,
  type NoteColour,
  noteIdOf,
  noteKey,
  notesOf,
} from './notes.ts';
