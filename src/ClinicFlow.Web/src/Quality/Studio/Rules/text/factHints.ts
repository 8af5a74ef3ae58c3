import { type Completion, type CompletionContext, type CompletionResult, snippetCompletion } from '@codemirror/autocomplete';
import { EditorState, type Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { L } from '@/Platform/Api/contract';
import type { Fact, Facts } from '../facts';

export type Hints = { facts: Facts | null; text: (text: L) => string; kind: (fact: Fact) => string };

/** Members of a rule file whose text is an expression. */
const expressions = /"(?:Expression|when|responsible|key|time|due|since|normDays|role|expression)"\s*:\s*"(?:[^"\\]|\\.)*$/i;
const placeholder = /\$\(([\w.]*)$/;
const word = /[\p{L}_][\p{L}\p{Nd}_.]*$/u;
const ofLists = ['Any', 'All', 'Count', 'Where', 'Sum', 'Min', 'Max', 'FirstOrDefault'];
const ofDates = ['AddDays', 'AddHours', 'AddMinutes'];

/** Facts while one writes an expression: after `plan.` its members, each with its type and what it is called; the same for what the pointer rests on. */
export function factHints(hints: () => Hints): Extension {
  return [EditorState.languageData.of(() => [{ autocomplete: (context: CompletionContext) => complete(context, hints()) }]), hover(hints)];
}

function complete(context: CompletionContext, { facts, text, kind }: Hints): CompletionResult | null {
  if (!facts) return null;
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  if (!expressions.test(before) && !placeholder.test(before)) return null;
  const typed = word.exec(before)?.[0] ?? '';
  if (!typed && !context.explicit) return null;
  const dot = typed.lastIndexOf('.');
  const from = context.pos - (typed.length - dot - 1);
  const option = (fact: Fact, label: string): Completion => ({
    label,
    detail: kind(fact),
    info: text(fact.title),
    type: fact.kind === 'list' || fact.kind === 'record' ? 'class' : 'property',
    boost: 1,
  });
  if (dot >= 0) {
    const head = typed.slice(0, dot);
    if (head.toLowerCase() === 'norm') return { from, options: facts.normFacts().map((n) => option(n, n.path.slice(5))) };
    const fact = facts.find(head);
    if (!fact) return null;
    if (fact.kind === 'list') return { from, options: ofLists.map((f) => snippetCompletion(`${f}(#{})`, { label: f, type: 'function' })) };
    if (fact.kind === 'date') return { from, options: ofDates.map((f) => snippetCompletion(`${f}(#{})`, { label: f, type: 'function' })) };
    return { from, options: facts.members(fact.record).map((m) => option(facts.find(`${head}.${m.name}`)!, m.name)) };
  }
  const inputs = facts.inputNames().map((name) => option(facts.find(name)!, name));
  const params = facts.params.map((p) => option(facts.find(p.name)!, p.name));
  const functions = facts.functions.map(
    (f): Completion => ({ label: f.text.replace(/\(.*/, ''), detail: f.text.replace(/^[^(]*/, ''), info: text(f.title), type: 'function' }),
  );
  const norms = facts.norms.length ? [{ label: 'norm', type: 'class' }] : [];
  const words = ['and', 'or', 'not', 'null', 'true', 'false', 'in'].map((w) => ({ label: w, type: 'keyword' }));
  return { from, options: [...params, ...inputs, ...norms, ...functions, ...words] };
}

const hover = (hints: () => Hints) =>
  hoverTooltip((view, pos) => {
    const { facts, text, kind } = hints();
    const line = view.state.doc.lineAt(pos);
    const at = pos - line.from;
    const start = /[\w.]*$/.exec(line.text.slice(0, at))![0].length;
    const end = /^\w*/.exec(line.text.slice(at))![0].length;
    const path = line.text.slice(at - start, at + end);
    const fact = /^[A-Za-z]/.test(path) ? facts?.find(path) : undefined;
    if (!fact || !expressions.test(line.text.slice(0, at)) || fact.path === text(fact.title)) return null;
    return {
      pos: pos - start,
      end: pos + end,
      above: true,
      create: () => {
        const dom = document.createElement('div');
        dom.className = 'facttip';
        const title = document.createElement('b');
        title.textContent = text(fact.title);
        const type = document.createElement('span');
        type.textContent = kind(fact);
        dom.append(title, type);
        return { dom };
      },
    };
  });
