import { Button, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '@/Platform/Access/session';
import type { Tab } from '@/Platform/Api/contract';
import { readSaved, type SavedView, writeSaved } from './savedViews';
import { useView } from './useView';
import { plain, readView, writeView } from './view';

export function SavedViews() {
  const { t } = useTranslation('queue');
  const { user } = useSession();
  const [, setQuery] = useSearchParams();
  const [view] = useView();
  const [saved, setSaved] = useState(() => readSaved(user.userName));
  const query = writeView(view).toString();
  const ready: SavedView[] = [
    ...(user.staff ? [{ name: t('view.mine'), query: 'owner=me' }] : []),
    { name: t('view.late'), query: 'overdue=true' },
    { name: t('view.all'), query: '' },
  ];
  // The ready views are about people and time: they keep the tab.
  const anyTab = writeView({ ...view, tab: plain.tab }).toString();
  const active = saved.find((v) => v.query === query) ?? ready.find((v) => v.query === anyTab);
  const apply = (v: SavedView, tab?: Tab) =>
    setQuery(
      (old) => {
        const next = readView(new URLSearchParams(v.query));
        return writeView({ ...next, tab: tab ?? next.tab }, old);
      },
      { replace: true },
    );
  const keep = (views: SavedView[]) => {
    writeSaved(user.userName, views);
    setSaved(views);
  };
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    if (name) keep([...saved.filter((v) => v.name !== name), { name, query }]);
    event.currentTarget.reset();
  };
  return (
    <Menu position="bottom-end" width={280} trapFocus>
      <Menu.Target>
        <Button variant="default" leftSection={<IconBookmark size={15} />} rightSection={<IconChevronDown size={14} />} data-testid="views">
          {t('view.name', { name: active?.name ?? t('view.own') })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.map((v) => (
          <div key={v.name} className="row">
            <Menu.Item className="grow" onClick={() => apply(v)}>
              {v.name}
            </Menu.Item>
            <button
              type="button"
              aria-label={t('view.remove', { name: v.name })}
              onClick={() => keep(saved.filter((x) => x !== v))}
              style={{ padding: 6 }}
            >
              <IconTrash size={14} className="dim" />
            </button>
          </div>
        ))}
        {ready.map((v) => (
          <Menu.Item key={v.query} onClick={() => apply(v, view.tab)}>
            {v.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <form onSubmit={add} className="row" style={{ padding: 6 }}>
          <TextInput name="name" placeholder={t('view.saveAs')} aria-label={t('view.saveAs')} className="grow" maxLength={40} />
          <Button type="submit" variant="default">
            {t('view.save')}
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
