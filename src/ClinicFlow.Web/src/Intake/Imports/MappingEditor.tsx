import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import { useCallback } from 'react';
import type { Problem } from '@/Platform/Api/contract';
import JsonEditor from '@/Platform/Kit/JsonEditor';
import { useText } from '@/Platform/Language/useFormat';

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
  const say = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new problems are drawn anew
  const marks = useCallback(
    (doc: Text) =>
      problems.map(
        (p): Diagnostic => ({
          ...place(doc, p),
          severity: p.severity,
          message: [say(p.message), say(p.remedy)].filter(Boolean).join(' '),
        }),
      ),
    [problems],
  );
  return <JsonEditor text={text} marks={marks} onChange={onChange} label={label} />;
}
