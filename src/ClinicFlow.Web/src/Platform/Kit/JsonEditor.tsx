import { json, jsonParseLinter } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, forceLinting, linter, lintGutter } from '@codemirror/lint';
import { EditorState, type Extension, type Text } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import './editor.css';

// basicSetup's colours are made for light pages: ours take the tokens, so that one rule serves both themes.
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--cf-accent-text)' },
  { tag: tags.string, color: 'var(--cf-good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--cf-warn)' },
  { tag: tags.punctuation, color: 'var(--cf-text-2)' },
]);

type Props = {
  text: string;
  /** What is wrong with the text, where it stands. */
  marks: (doc: Text) => Diagnostic[];
  onChange: (text: string) => void;
  label: string;
  readOnly?: boolean;
  /** The line to show, from 1; a new object shows it again. */
  at?: { line: number; column: number } | null;
  className?: string;
  /** Completion, hints and whatever else the page brings; taken once. */
  extensions?: Extension;
};

/** What of a text another one changes: what stands around it keeps its place, cursor and scroll included. */
function change(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let end = 0;
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** A JSON text with its problems at their lines. */
export default function JsonEditor({ text, marks, onChange, label, readOnly = false, at, className = '', extensions = [] }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ marks, onChange });
  latest.current = { marks, onChange };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; texts and marks reach it below
  useEffect(() => {
    const syntax = jsonParseLinter();
    const editor = new EditorView({
      parent: box.current!,
      doc: text,
      extensions: [
        syntaxHighlighting(colours),
        extensions,
        basicSetup,
        json(),
        linter((v) => [...syntax(v), ...latest.current.marks(v.state.doc)]),
        lintGutter(),
        EditorView.lineWrapping,
        EditorState.tabSize.of(2),
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of((u) => u.docChanged && latest.current.onChange(u.state.doc.toString())),
      ],
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== text) editor.dispatch({ changes: change(editor.state.doc.toString(), text) });
  }, [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new marks are drawn at once
  useEffect(() => {
    if (view.current) forceLinting(view.current);
  }, [marks]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || !at) return;
    const line = editor.state.doc.line(Math.min(Math.max(1, at.line), editor.state.doc.lines));
    const anchor = Math.min(line.from + Math.max(0, at.column - 1), line.to);
    editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    editor.focus();
  }, [at]);
  return <div ref={box} className={`editor ${className}`} />;
}
