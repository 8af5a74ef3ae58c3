import { useCallback, useEffect, useRef } from 'react';

const burst = 700;
const most = 200;

/** The texts that were, for undo and redo: one for the diagram and the text, which change the same file. What is typed in one go is one step. */
export function useHistory(text: string, edit: (text: string) => void) {
  const kept = useRef<{ past: string[]; future: string[]; last: string; at: number; own: boolean }>({
    past: [],
    future: [],
    last: text,
    at: 0,
    own: false,
  });
  useEffect(() => {
    const h = kept.current;
    if (text === h.last) return;
    if (!h.own) {
      const now = performance.now();
      const small = Math.abs(text.length - h.last.length) <= 2;
      if (!(small && now - h.at < burst && h.past.length)) h.past = [...h.past.slice(-most), h.last];
      h.future = [];
      h.at = small ? now : 0;
    }
    h.own = false;
    h.last = text;
  }, [text]);
  const go = useCallback(
    (from: 'past' | 'future', to: 'past' | 'future') => {
      const h = kept.current;
      const next = h[from].pop();
      if (next === undefined) return;
      h[to].push(h.last);
      h.own = true;
      h.at = 0;
      edit(next);
    },
    [edit],
  );
  const undo = useCallback(() => go('past', 'future'), [go]);
  const redo = useCallback(() => go('future', 'past'), [go]);
  /** For the box around both views: the text editor's own memory is shorter than this one. */
  const onKeyDownCapture = useCallback(
    (event: React.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea') && !target.closest('.cm-editor')) return;
      const back = event.code === 'KeyZ' && !event.shiftKey;
      if (!back && event.code !== 'KeyY' && !(event.code === 'KeyZ' && event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
      if (back) undo();
      else redo();
    },
    [undo, redo],
  );
  return { undo, redo, onKeyDownCapture };
}
