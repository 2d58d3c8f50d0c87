export {
  type CanvasEdge,
  type CanvasNode,
  type FlowGraph,
  flowGraph,
  issuesByNode,
  type Port,
} from './flow-graph.ts';
export { CARD_WIDTH, cardHeight, type Place, placesOf } from './layout.ts';
export { type Direction, neighbour } from './neighbour.ts';
