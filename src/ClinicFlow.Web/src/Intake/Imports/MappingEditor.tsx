import { json, jsonParseLinter } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, forceLinting, linter, lintGutter } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { basicSetup, EditorView } from 'codemirror';
import { useEffect, useRef } from 'react';
import type { Problem } from '@/Platform/Api/contract';
import { useText } from '@/Platform/Language/useFormat';
import './editor.css';

// basicSetup's colours are made for light pages: ours take the tokens, so that one rule serves both themes.
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--cf-accent-text)' },
  { tag: tags.string, color: 'var(--cf-good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--cf-warn)' },
  { tag: tags.punctuation, color: 'var(--cf-text-2)' },
]);

/** Where a problem stands in the text: at its line if it is about the mapping, else at the first mention of its column. */
function place(doc: Text, problem: Problem) {
  if (!problem.file && problem.line && problem.line <= doc.lines) {
    const line = doc.line(problem.line);
    return { from: line.from, to: line.to };
  }
  const at = problem.field ? doc.toString().indexOf(problem.field) : -1;
  return at >= 0 ? { from: at, to: at + problem.field!.length } : { from: 0, to: Math.min(1, doc.length) };
}

type Props = { text: string; problems: Problem[]; onChange: (text: string) => void; label: string };

export default function MappingEditor({ text, problems, onChange, label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const say = useText();
  const latest = useRef({ problems, onChange, say });
  latest.current = { problems, onChange, say };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; texts and problems reach it below
  useEffect(() => {
    const syntax = jsonParseLinter();
    const checks = linter((v) => {
      const own = latest.current.problems.map(
        (p): Diagnostic => ({
          ...place(v.state.doc, p),
          severity: p.severity,
          message: [latest.current.say(p.message), latest.current.say(p.remedy)].filter(Boolean).join(' '),
        }),
      );
      return [...syntax(v), ...own];
    });
    const editor = new EditorView({
      parent: box.current!,
      doc: text,
      extensions: [
        syntaxHighlighting(colours),
        basicSetup,
        json(),
        checks,
        lintGutter(),
        EditorState.tabSize.of(2),
        EditorView.contentAttributes.of({ 'aria-label': label }),
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: new problems are drawn at once
  useEffect(() => {
    if (view.current) forceLinting(view.current);
  }, [problems]);
  return <div ref={box} className="editor" />;
}
