import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Scroll } from '@/Platform/Kit/Scroll';
import type { Changed, Comparison } from './compare';
import type { FlowNode } from './graph';
import { saidBy, useWords, type Words } from './words';

type Props = { of: Comparison; before: string; after: string; onSelect: (id: string) => void; onClose: () => void };

/** What differs, in words; pressing one shows it on the diagram. */
export function ComparePanel({ of: c, before, after, onSelect, onClose }: Props) {
  const w = useWords();
  const nothing = !c.added.length && !c.removed.length && !c.changed.length && !c.ways.size;
  return (
    <aside className="side flowside" aria-label={w.t('compare.title')} data-testid="compare-panel">
      <Scroll label={w.t('compare.title')}>
        <div className="sec">
          <div className="row sp">
            <h2 className="t2">{w.t('compare.title')}</h2>
            <ActionIcon aria-label={w.t('close')} onClick={onClose}>
              <IconX size={16} />
            </ActionIcon>
          </div>
          <div className="s12 dim">{w.t('compare.between', { before, after })}</div>
        </div>
        {nothing && <p className="pad16 dim">{w.t('compare.nothing')}</p>}
        {c.changed.map(({ node, inputs }) => (
          <section key={node.id} className="sec">
            <h3>
              <span className="mark changed">~ {w.t('compare.changed')}</span>
              <button type="button" className="linkbutton" onClick={() => onSelect(node.id)}>
                {w.text(node.title)}
              </button>
            </h3>
            <dl className="settings">
              {inputs.map((i) => (
                <div key={i.path} style={{ display: 'contents' }}>
                  <dt>{labelOf(i.path, w, node)}</dt>
                  <dd>
                    <del className="dim">{valueIn(i, i.before, w)}</del> {w.t('compare.to')} <b>{valueIn(i, i.after, w)}</b>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {(['added', 'removed'] as const).map(
          (what) =>
            c[what].length > 0 && (
              <section key={what} className="sec">
                <h3>
                  <span className={`mark ${what === 'added' ? 'new' : 'gone'}`}>
                    {what === 'added' ? '+' : '−'} {w.t(`compare.${what}`)}
                  </span>
                </h3>
                {c[what].map((n) => (
                  <div key={n.id}>
                    <button type="button" className="linkbutton" onClick={() => onSelect(n.id)}>
                      {w.text(n.title)}
                    </button>
                    <span className="s12 dim"> {w.line(n)}</span>
                  </div>
                ))}
              </section>
            ),
        )}
        {c.ways.size > 0 && (
          <section className="sec s12 dim">{w.t('compare.ways', { added: w.f.n(c.waysAdded), removed: w.f.n(c.waysRemoved) })}</section>
        )}
      </Scroll>
    </aside>
  );
}

const known = new Set([
  'task.due',
  'task.role',
  'task.title',
  'task.escalate',
  'within',
  'stage',
  'outcome',
  'reason',
  'set',
  'contactReason',
  'condition',
  'customProperties.title',
]);

/** The member's name in words: the longest beginning that has one, then the rest as it is. */
function labelOf(path: string, w: Words, node: FlowNode): string {
  const parts = path.split('.');
  if (parts[0] === 'cases' && parts[1])
    return w.t('compare.case', {
      label: w.port(node, parts[1]),
      rest: parts.length > 2 ? labelOf(parts.slice(2).join('.').replace('.expression.value', ''), w, node) : '',
    });
  for (let n = parts.length; n > 0; n--) {
    const start = parts.slice(0, n).join('.');
    if (known.has(start))
      return [
        w.t(`compare.member.${start.replaceAll('.', '-')}`),
        parts
          .slice(n)
          .filter((p) => p !== 'expression' && p !== 'value')
          .join('.'),
      ]
        .filter(Boolean)
        .join(' ');
  }
  return path;
}

function valueIn(change: Changed, value: unknown, w: Words): string {
  if (value === undefined) return w.t('compare.none');
  if (/(due|within|after|timeSpan)$/.test(change.path)) return w.duration(value);
  if (/role$/.test(change.path)) return w.role(value);
  return saidBy(value)?.text ?? String(value);
}
