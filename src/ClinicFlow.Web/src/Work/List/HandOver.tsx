import { Button, Popover, Select, TextInput } from '@mantine/core';
import { IconArrowForwardUp, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import type { Role, WorkItem } from '@/Platform/Api/contract';
import { useKeys } from '@/Platform/Kit/keys';
import { useWord } from '@/Platform/Language/useFormat';
import { useColleagues } from './colleagues';
import type { Work } from './useWork';

const roles: Role[] = ['agent', 'frontdesk', 'seniorfrontdesk', 'curator', 'doctor', 'manager', 'quality', 'auditor'];

/** Whose the item is, and handing it over to a person or a role, with a note; undo takes it back. */
export function HandOver({
  item,
  holder,
  location,
  able,
  work,
}: {
  item: WorkItem | null;
  holder: { id: string | null; name: string | null };
  location: string | null;
  able: boolean;
  work: Work;
}) {
  const { t } = useTranslation('list');
  const { user } = useSession();
  const word = useWord();
  const [opened, setOpened] = useState(false);
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const may = able && item !== null;
  const staff = useColleagues(may && opened);
  useKeys({ Escape: () => setOpened(false) }, { on: opened, modal: true });
  const who = holder.name ? t('assigned', { name: holder.name }) : t('unassigned');
  if (!may) return <span className="s12 dim cut">{who}</span>;
  const people = staff
    .filter((s) => s.id !== user.staff && (!s.location || !location || s.location === location))
    .map((s) => ({ value: s.id, label: `${s.name}, ${word('role', s.role).toLowerCase()}` }));
  const give = (body: { to?: string; role?: string; note?: string }) => work.assign.mutate(body, { onSuccess: () => setOpened(false) });
  const save = () => {
    if (to) give(to.startsWith('role:') ? { role: to.slice(5), note: note.trim() || undefined } : { to, note: note.trim() || undefined });
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={300} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          rightSection={<IconChevronDown size={14} />}
          loading={work.assign.isPending}
          onClick={() => setOpened(!opened)}
          aria-expanded={opened}
          title={t('assign')}
          style={{ paddingInline: 4, flexShrink: 1, minWidth: 0 }}
          data-testid="assign"
        >
          {who}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="col g12">
          <b>{t('handOver.title')}</b>
          {user.staff && holder.id !== user.staff && (
            <Button variant="default" onClick={() => give({ to: user.staff! })}>
              {t('takeMyself')}
            </Button>
          )}
          <Select
            aria-label={t('handOver.title')}
            placeholder={t('handOver.need')}
            data={[
              { group: t('handOver.role'), items: roles.map((r) => ({ value: `role:${r}`, label: word('role', r) })) },
              ...(people.length ? [{ group: t('handOver.person'), items: people }] : []),
            ]}
            value={to}
            onChange={setTo}
            searchable
            comboboxProps={{ withinPortal: false }}
            data-testid="hand-over-to"
          />
          <TextInput
            placeholder={t('handOver.note')}
            aria-label={t('handOver.note')}
            value={note}
            maxLength={500}
            onChange={(e) => setNote(e.currentTarget.value)}
          />
          <Button leftSection={<IconArrowForwardUp size={15} />} disabled={!to} onClick={save} data-testid="hand-over-save">
            {t('handOver.save')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
