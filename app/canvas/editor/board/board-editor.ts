import { createContext } from 'react';
import type { Editor } from '../use-editor.ts';

/** The editor around what React Flow makes: only what is chosen listens to it. */
export const BoardEditor = createContext<Editor | undefined>(undefined);
