import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { worksQueue } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { PlanDetail } from '@/Platform/Api/contract';
import { useWord } from '@/Platform/Language/useFormat';
import { useStaff } from '../plans';
import type { Work } from './useWork';

const owners = ['curator', 'agent', 'frontdesk', 'seniorfrontdesk'];

/** Who works the row, and handing it over; undo takes it back. */
export function Assign({ plan, work }: { plan: PlanDetail; work: Work }) {
  const { t } = useTranslation('queue');
  const { user } = useSession();
  const word = useWord();
  const [opened, setOpened] = useState(false);
  const able = worksQueue(user.role) && plan.item !== null;
  const staff = useStaff(able && opened);
  const holder = plan.item?.assignedTo ?? plan.owner;
  const who = holder.name ? t('detail.assigned', { name: holder.name }) : t('detail.unassigned');
  if (!able) return <span className="s12 dim cut">{who}</span>;
  const people = staff.filter((s) => owners.includes(s.role) && !s.leftAt && s.id !== user.staff && (!s.location || s.location === plan.location));
  return (
    <Menu position="top-start" width={280} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          rightSection={<IconChevronDown size={14} />}
          loading={work.assign.isPending}
          title={t('detail.assign')}
          style={{ paddingInline: 4, flexShrink: 1, minWidth: 0 }}
          data-testid="assign"
        >
          {who}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        <Menu.Label>{t('detail.assign')}</Menu.Label>
        {user.staff && holder.id !== user.staff && <Menu.Item onClick={() => work.assign.mutate(user.staff!)}>{t('detail.takeMyself')}</Menu.Item>}
        {people.map((person) => (
          <Menu.Item
            key={person.id}
            onClick={() => work.assign.mutate(person.id)}
            rightSection={<span className="s12 dim">{word('role', person.role)}</span>}
          >
            {person.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
