import { EditorView } from '@codemirror/view';
import { type ComponentProps, type RefObject, useMemo } from 'react';
import JsonEditor from '@/Platform/Kit/JsonEditor';
import { factHints, type Hints } from './factHints';
import { foldExamples } from './foldExamples';

type Props = Omit<ComponentProps<typeof JsonEditor>, 'extensions' | 'className'> & { hints: RefObject<Hints> };

/** The editor with the facts that the rule may name. */
export default function FactEditor({ hints, ...rest }: Props) {
  const extensions = useMemo(() => [factHints(() => hints.current), foldExamples, EditorView.lineWrapping], [hints]);
  return <JsonEditor {...rest} extensions={extensions} className="tall bare" />;
}
