import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '@/Platform/Language/useFormat';
import { type Condition, type Each, type Group, type Row, readCondition } from '../expression/condition';
import { added, joined, print, replaced, written } from '../expression/print';
import type { Facts } from '../facts';
import { ConditionRow } from './ConditionRow';

type Props = { text: string; onChange: (text: string) => void; facts: Facts; title: string; readOnly: boolean; empty: string };

/** One condition as rows and groups. What it has no row for is shown as its text and never changed. */
export function Builder({ text, onChange, facts, title, readOnly, empty }: Props) {
  const root = useMemo(() => readCondition(text), [text]);
  const set = (next: Group) => onChange(print(next));
  return (
    <fieldset className="builder" aria-label={title}>
      <GroupView group={root} path={[]} root={root} set={set} facts={facts} title={title} empty={empty} readOnly={readOnly} />
    </fieldset>
  );
}

type GroupProps = {
  group: Group;
  path: number[];
  root: Group;
  set: (root: Group) => void;
  facts: Facts;
  title?: string;
  empty?: string;
  readOnly: boolean;
};

function GroupView({ group, path, root, set, facts, title, empty, readOnly }: GroupProps) {
  const { t } = useTranslation('rules');
  const text = useText();
  const known = facts.groups().flatMap((g) => g.facts);
  const first = known.find((f) => f.kind === 'date' && f.nullable && f.path.includes('.')) ?? known[0];
  const fresh = (): Row => written({ kind: 'row', text: '', left: { kind: 'fact', path: first?.path ?? 'Now' }, op: 'known' });
  const add = (item: Condition) => set(added(root, path, item));
  const addGroup = () =>
    add({
      kind: 'group',
      join: group.join === 'and' ? 'or' : 'and',
      items: [fresh(), fresh()],
      seps: [` ${group.join === 'and' ? 'or' : 'and'} `],
      open: '(',
      close: ')',
    });
  const addEach = (list: string) => {
    const element = facts.find(list)?.record ?? null;
    const member = facts.within(element).members(element)[0];
    const body = readCondition(`${member?.name ?? 'id'} != null`);
    add({ kind: 'each', quantifier: 'any', list, before: `${list}.Any(`, body, after: ')' });
  };
  const rejoin = (join: string | null) => {
    if (!join || join === group.join) return;
    const next = joined(group, join as 'and' | 'or');
    set(path.length ? at(root, path, next) : next);
  };
  return (
    <>
      <div className="row sp grouphead">
        {title && group.items.length < 2 ? (
          <span className="t3">{title}</span>
        ) : (
          <span className="row g4 t3">
            {title}
            <Select
              rightSectionWidth={22}
              aria-label={t('join')}
              className="join"
              data={[
                { value: 'and', label: t('all') },
                { value: 'or', label: t('one') },
              ]}
              value={group.join}
              onChange={rejoin}
              allowDeselect={false}
              readOnly={readOnly}
            />
          </span>
        )}
        {!readOnly && (
          <span className="row g4">
            <Button size="compact-xs" variant="subtle" onClick={() => add(fresh())} data-testid="add-condition">
              + {t('condition')}
            </Button>
            <Menu position="bottom-end" withinPortal>
              <Menu.Target>
                <ActionIcon aria-label={t('more')} size={24}>
                  <IconPlus size={14} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={addGroup}>{t(group.join === 'and' ? 'groupOr' : 'groupAnd')}</Menu.Item>
                <Menu.Label>{t('fromList')}</Menu.Label>
                {facts.lists().map((list) => (
                  <Menu.Item key={list.path} onClick={() => addEach(list.path)}>
                    {text(list.title)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </span>
        )}
      </div>
      {group.items.length === 0 && <p className="s12 dim">{empty}</p>}
      {group.items.map((item, i) => {
        const here = [...path, i];
        const change = (next: Condition | null) => set(replaced(root, here, next));
        const remove = () => change(null);
        if (item.kind === 'row') return <ConditionRow key={i} row={item} facts={facts} readOnly={readOnly} onChange={change} onRemove={remove} />;
        if (item.kind === 'raw') return <ByHand key={i} text={item.text} facts={facts} onRemove={readOnly ? undefined : remove} />;
        return (
          <div key={i} className="nested">
            {item.kind === 'each' && <EachHead each={item} facts={facts} readOnly={readOnly} onChange={change} onRemove={remove} />}
            <GroupView
              group={item.kind === 'each' ? item.body : item}
              path={here}
              root={root}
              set={set}
              facts={item.kind === 'each' ? facts.within(facts.find(item.list)?.record ?? null) : facts}
              readOnly={readOnly}
            />
          </div>
        );
      })}
    </>
  );
}

/** A group at a path exchanged for another: of a list, its body. */
function at(root: Group, path: number[], next: Group): Group {
  const [i, ...rest] = path as [number, ...number[]];
  const old = root.items[i] as Group | Each;
  const inner = rest.length ? at(old.kind === 'each' ? old.body : old, rest, next) : next;
  const item: Condition = old.kind === 'each' ? { ...old, body: inner } : inner;
  return { ...root, items: root.items.map((one, j) => (j === i ? item : one)) };
}

function EachHead({
  each,
  facts,
  readOnly,
  onChange,
  onRemove,
}: {
  each: Each;
  facts: Facts;
  readOnly: boolean;
  onChange: (next: Each) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('rules');
  const text = useText();
  const quantified = (quantifier: string | null) => {
    if (!quantifier || quantifier === each.quantifier) return;
    const before = `${quantifier === 'none' ? 'not ' : ''}${each.list}.${quantifier === 'all' ? 'All' : 'Any'}(`;
    onChange({ ...each, quantifier: quantifier as Each['quantifier'], before });
  };
  return (
    <div className="row">
      <span className="cut grow">{text(facts.find(each.list)?.title) || each.list}</span>
      <Select
        rightSectionWidth={22}
        aria-label={t('quantifier')}
        w={132}
        data={(['any', 'all', 'none'] as const).map((q) => ({ value: q, label: t(`each.${q}`) }))}
        value={each.quantifier}
        onChange={quantified}
        allowDeselect={false}
        readOnly={readOnly}
      />
      {!readOnly && <Remove onRemove={onRemove} />}
    </div>
  );
}

function ByHand({ text, facts, onRemove }: { text: string; facts: Facts; onRemove?: () => void }) {
  const { t } = useTranslation('rules');
  const say = useText();
  const named = facts.find(text.trim());
  return (
    <div className="row top byhand">
      <span className="col g0 grow">
        <span className="s12 dim">{named ? say(named.title) : t('byHand')}</span>
        <code className="mono">{text.trim()}</code>
      </span>
      {onRemove && <Remove onRemove={onRemove} />}
    </div>
  );
}

export function Remove({ onRemove }: { onRemove: () => void }) {
  const { t } = useTranslation('rules');
  return (
    <ActionIcon className="bin" aria-label={t('remove')} title={t('remove')} onClick={onRemove}>
      <IconTrash size={15} />
    </ActionIcon>
  );
}
