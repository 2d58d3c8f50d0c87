export { ManyInspector } from './many-inspector.tsx';
export { NoteInspector } from './note-inspector.tsx';
