import { type RefObject, useEffect, useRef } from 'react';
import type { Issue } from '#schemas';
import { clipText, copyNodes, readClip } from '../edit/index.ts';
import type { Place } from '../graph/index.ts';
import { isOnStage, typesText } from './stage-target.ts';
import type { Editor } from './use-editor.ts';

/** Text that somebody marked to copy is theirs. */
const hasMarkedText = (): boolean => !(window.getSelection()?.isCollapsed ?? true);

interface ClipboardUse {
  /** Keys count here, and where nothing has the focus. */
  stage: RefObject<HTMLElement | null>;
  editor: Editor;
  /** Where pasted nodes go. */
  placeNow: () => Place;
  onRefused: (issue: Issue) => void;
}

/** Copy, cut and paste of nodes as JSON, by whatever way the browser offers them. */
export function useClipboard(use: ClipboardUse): void {
  const now = useRef(use);
  now.current = use;
  useEffect(() => {
    const isOurs = (event: ClipboardEvent): boolean => {
      const { target } = event;
      if (event.defaultPrevented || typesText(target)) return false;
      return isOnStage(target, now.current.stage.current);
    };
    const copy = (event: ClipboardEvent): boolean => {
      const { editor } = now.current;
      if (!isOurs(event) || hasMarkedText()) return false;
      if (editor.selection.nodes.size + editor.selection.notes.size === 0) {
        return false;
      }
      const { nodes, notes } = editor.selection;
      const clip = copyNodes(editor.flow, [...nodes], [...notes]);
      event.clipboardData?.setData('text/plain', clipText(clip));
      event.preventDefault();
      return true;
    };
    const cut = (event: ClipboardEvent) => {
      const { editor } = now.current;
      const { nodes, notes } = editor.selection;
      if (copy(event)) editor.edit({ type: 'remove', nodes: [...nodes], notes: [...notes] });
    };
    const paste = (event: ClipboardEvent) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      const { editor, placeNow, onRefused } = now.current;
      const read = readClip(event.clipboardData?.getData('text/plain') ?? '');
      if (read.ok) editor.edit({ type: 'paste', clip: read.clip, at: placeNow() });
      else onRefused(read.issue);
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', cut);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', cut);
      document.removeEventListener('paste', paste);
    };
  }, []);
}
