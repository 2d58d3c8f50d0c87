export { compileDmn } from './compile-dmn.ts';
export { DmnProgram, type DmnRunOptions } from './evaluate.ts';
export { hitPolicyOf } from './hit-policy.ts';
export type {
  Boxed,
  Decision,
  DecisionService,
  DmnModel,
  InputData,
  ItemDefinition,
  Knowledge,
} from './model.ts';
export { type DmnReading, readDmn } from './read.ts';
export { childNamed, childrenNamed, type Element, parseXml, textIn, XmlError } from './xml.ts';
