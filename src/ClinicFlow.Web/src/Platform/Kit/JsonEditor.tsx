import { json, jsonParseLinter } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, forceLinting, linter, lintGutter } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
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
};

/** A JSON text with its problems at their lines. */
export default function JsonEditor({ text, marks, onChange, label, readOnly = false, at, className = '' }: Props) {
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
        basicSetup,
        json(),
        linter((v) => [...syntax(v), ...latest.current.marks(v.state.doc)]),
        lintGutter(),
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
    if (editor && editor.state.doc.toString() !== text) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
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
