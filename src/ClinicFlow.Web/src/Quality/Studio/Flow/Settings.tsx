import type { ReactNode } from 'react';
import type { FlowGraph, FlowNode, Raw } from './graph';
import { localized, portOf } from './graph';
import { saidBy, useWords } from './words';

/** What an activity does, in words: whom it asks, until when, what ends it, where its ports lead. */
export function Settings({ graph, node }: { graph: FlowGraph; node: FlowNode }) {
  const w = useWords();
  const a = node.raw;
  const rows: [string, ReactNode][] = [];
  const say = (label: string, value: ReactNode) => value && rows.push([label, value]);
  if (a.task) {
    say(w.t('set.whom'), w.role(a.task.role));
    say(w.t('set.does'), w.text(a.task.title));
    say(w.t('set.due'), w.duration(a.task.due) + from(a.task.from, w));
    if (a.task.escalate)
      say(
        w.t('set.escalation'),
        w.t('set.escalates', { role: w.role(a.task.escalate.role ?? a.task.escalate.to), time: w.duration(a.task.escalate.after) }),
      );
    if (a.task.form) say(w.t('set.form'), fieldsOf(a.task.form, w));
  }
  if (a.within) say(w.t('set.closes'), w.duration(a.within) + from(a.from, w));
  if (a.until) say(w.t('set.until'), saidBy(a.until)?.text);
  if (a.stage) say(w.t('set.stage'), w.word('stage', saidBy(a.stage)?.text));
  if (a.outcome) say(w.t('set.outcome'), w.word('outcome', saidBy(a.outcome)?.text));
  if (a.reason) say(w.t('set.reason'), saidBy(a.reason)?.rule ? <code>{saidBy(a.reason)!.text}</code> : w.word('outcome', saidBy(a.reason)?.text));
  if (a.set) say(w.t('set.rules'), <a href={`/rules/${saidBy(a.set)?.text}`}>{saidBy(a.set)?.text}</a>);
  if (a.contactReason) say(w.t('set.contact'), saidBy(a.contactReason)?.text);
  if (a.condition) say(w.t('set.condition'), <code>{saidBy(a.condition)?.text}</code>);
  if (a.timeSpan) say(w.t('set.waits'), w.duration(a.timeSpan));
  if (a.mode) say(w.t('set.mode'), saidBy(a.mode)?.text);
  for (const port of node.ports) {
    const way = graph.edges.find((e) => e.from === node.id && portOf(e) === port.name);
    const one = (Array.isArray(a.cases) ? (a.cases as Raw[]) : []).find((c) => c.label === port.name);
    if (!way && !one) continue;
    const to = way && graph.nodes.find((n) => n.id === way.to);
    say(
      port.name === 'Done' ? w.t('then') : w.port(node, port.name),
      <>
        {to ? w.t('set.leads', { to: w.text(to.title) }) : w.t('set.nowhere')}
        {one?.condition && (
          <>
            <br />
            <code className="dim">{saidBy(one.condition)?.text}</code>
          </>
        )}
      </>,
    );
  }
  return rows.length ? (
    <dl className="settings">
      {rows.map(([label, value], i) => (
        <div key={i} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  ) : (
    <p className="s12 dim">{w.t('set.nothing')}</p>
  );
}

const from = (value: unknown, w: ReturnType<typeof useWords>) => {
  const said = saidBy(value);
  return said ? ` ${w.t('set.from', { rule: said.text })}` : '';
};

const fieldsOf = (form: unknown, w: ReturnType<typeof useWords>) => {
  const fields = Array.isArray(form) ? form : (form as Raw)?.fields;
  return Array.isArray(fields)
    ? fields.map((f: Raw) => w.text(localized(f.label) ?? localized(f.title)) || f.name || f.id).join(', ')
    : JSON.stringify(form);
};
