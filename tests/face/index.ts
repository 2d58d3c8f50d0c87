export { type FaceCall, throughFace, wrapVerbs } from './wrap-verbs.ts';
