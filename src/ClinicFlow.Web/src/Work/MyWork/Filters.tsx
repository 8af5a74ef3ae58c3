import { Button, Popover, Select, Switch } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { looksAfter } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { Role, WorkPage } from '@/Platform/Api/contract';
import { useKeys } from '@/Platform/Kit/keys';
import { useFormat, useWord } from '@/Platform/Language/useFormat';
import { useView } from './rows';
import { activeFilters, type Filter, type View, without, withoutFilters } from './view';

const owners = ['me', 'none', 'all'];

/** What a filter says on its chip. */
export function useFilterText() {
  const { t } = useTranslation('work');
  const word = useWord();
  return (filter: Filter, view: View) => {
    if (filter === 'role') return word('role', view.role);
    if (filter === 'owner') return owners.includes(view.owner ?? '') ? t(`owner.${view.owner}`) : t('owner.person');
    if (filter === 'action') return t(`action.${view.action}`, { defaultValue: view.action });
    return t('overdue');
  };
}

export function Filters({ summary, opened, onOpened }: { summary: WorkPage | null; opened: boolean; onOpened: (on: boolean) => void }) {
  const { t } = useTranslation(['work', 'queue', 'kit']);
  const f = useFormat();
  const word = useWord();
  const { user } = useSession();
  const [view, setView] = useView();
  const say = useFilterText();
  useKeys({ Escape: () => onOpened(false) }, { on: opened, modal: true });
  const roles = looksAfter(user.role);
  const inside = { withinPortal: false };
  return (
    <div className="filters">
      {activeFilters(view).map((filter) => (
        <button
          type="button"
          key={filter}
          className="chip on"
          onClick={() => setView(without(view, filter))}
          aria-label={t('queue:filter.remove', { name: say(filter, view) })}
          data-testid={`chip-${filter}`}
        >
          {say(filter, view)}
          <IconX size={12} aria-hidden />
        </button>
      ))}
      <Popover opened={opened} onChange={onOpened} position="bottom-start" width={280} trapFocus returnFocus shadow="md">
        <Popover.Target>
          <button type="button" className="chip" onClick={() => onOpened(!opened)} aria-expanded={opened} data-testid="add-filter">
            <IconPlus size={12} aria-hidden />
            {t('queue:filter.add')}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className="col g12">
            {roles.length > 1 && (
              <Select
                label={t('whose')}
                placeholder={word('role', user.role)}
                data={roles.map((r) => ({ value: r, label: word('role', r) }))}
                value={view.role}
                onChange={(role) => setView({ ...view, role: role as Role | null })}
                clearable
                comboboxProps={inside}
              />
            )}
            <Select
              label={t('ownerLabel')}
              placeholder={t('owner.usual')}
              data={owners.map((o) => ({ value: o, label: t(`owner.${o}`) }))}
              value={view.owner}
              onChange={(owner) => setView({ ...view, owner })}
              clearable
              comboboxProps={inside}
            />
            {(summary?.actions.length ?? 0) > 0 && (
              <Select
                label={t('actionLabel')}
                placeholder={t('queue:filter.any')}
                data={summary!.actions.map((a) => ({ value: a, label: t(`action.${a}`, { defaultValue: a }) }))}
                value={view.action}
                onChange={(action) => setView({ ...view, action })}
                clearable
                comboboxProps={inside}
              />
            )}
            <Switch label={t('overdue')} checked={view.overdue} onChange={(e) => setView({ ...view, overdue: e.currentTarget.checked })} />
            <Switch
              label={t('byDue')}
              checked={view.sort === 'due'}
              onChange={(e) => setView({ ...view, sort: e.currentTarget.checked ? 'due' : 'order' })}
            />
            <div className="row sp">
              <Button variant="subtle" onClick={() => setView(withoutFilters(view))}>
                {t('queue:filter.clear')}
              </Button>
              <Button onClick={() => onOpened(false)}>{t('queue:filter.done')}</Button>
            </div>
          </div>
        </Popover.Dropdown>
      </Popover>
      <span className="grow" />
      <span className="s12 dim nw desk">{t(`order.${view.tab === 'later' || view.tab === 'put-off' ? 'due' : view.sort}`)}</span>
      <span className="s12 dim nw phone">{summary && t('tasks', { count: summary.total, n: f.n(summary.total) })}</span>
    </div>
  );
}
