import { Button, NumberInput, Popover, Select, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { useKeys } from '@/Platform/Kit/keys';
import { useWord } from '@/Platform/Language/useFormat';
import { useStaff } from './plans';
import { specialties } from './specialties';
import { useView } from './useView';
import { withoutFilters } from './view';

const owners = ['curator', 'agent', 'frontdesk', 'seniorfrontdesk'];

export function FilterMenu({ opened, onOpened }: { opened: boolean; onOpened: (on: boolean) => void }) {
  const { t } = useTranslation('queue');
  const word = useWord();
  const { currency, user } = useSession();
  const [view, setView] = useView();
  const staff = useStaff(opened);
  useKeys({ Escape: () => onOpened(false) }, { on: opened, modal: true });
  const people = staff.filter((s) => owners.includes(s.role) && !s.leftAt).map((s) => ({ value: s.id, label: s.name }));
  const ownerChoices = [...(user.staff ? [{ value: 'me', label: t('filter.mine') }] : []), { value: 'none', label: t('filter.nobody') }, ...people];
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" width={300} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button type="button" className="chip" onClick={() => onOpened(!opened)} aria-expanded={opened} data-testid="add-filter">
          <IconPlus size={12} aria-hidden />
          {t('filter.add')}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="col g12">
          <Select
            label={t('filter.owner')}
            placeholder={t('filter.any')}
            data={ownerChoices}
            value={view.owner}
            onChange={(owner) => setView({ ...view, owner })}
            clearable
            comboboxProps={{ withinPortal: false }}
          />
          <Select
            label={t('filter.specialty')}
            placeholder={t('filter.any')}
            data={specialties(staff).map((value) => ({ value, label: word('specialty', value) }))}
            value={view.specialty}
            onChange={(specialty) => setView({ ...view, specialty })}
            clearable
            searchable
            comboboxProps={{ withinPortal: false }}
          />
          <NumberInput
            label={t('filter.minRemaining', { currency })}
            value={view.minRemaining ?? ''}
            min={0}
            step={10_000}
            thousandSeparator=" "
            onChange={(value) => setView({ ...view, minRemaining: typeof value === 'number' && value > 0 ? value : null })}
          />
          <Switch label={t('filter.overdue')} checked={view.overdue} onChange={(e) => setView({ ...view, overdue: e.currentTarget.checked })} />
          <Switch label={t('filter.snoozed')} checked={view.snoozed} onChange={(e) => setView({ ...view, snoozed: e.currentTarget.checked })} />
          <div className="row sp">
            <Button variant="subtle" onClick={() => setView(withoutFilters(view))}>
              {t('filter.clear')}
            </Button>
            <Button onClick={() => onOpened(false)}>{t('filter.done')}</Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
