import { Button, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconTrash } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type SavedView, useSavedViews } from './savedViews';

/** The ready views of a list and those that the person has saved. */
export function SavedViews({
  list,
  query,
  ready,
  active,
  onApply,
}: {
  list: string;
  /** The view as it is now. */
  query: string;
  ready: SavedView[];
  /** Name of the ready view that is shown now. */
  active?: string;
  onApply: (view: SavedView, ready: boolean) => void;
}) {
  const { t } = useTranslation('list');
  const { saved, save, remove } = useSavedViews(list);
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    if (name) save({ name, query });
    event.currentTarget.reset();
  };
  const shown = saved.find((v) => v.query === query)?.name ?? active ?? t('view.own');
  return (
    <Menu position="bottom-end" width={280} trapFocus>
      <Menu.Target>
        <Button variant="default" leftSection={<IconBookmark size={15} />} rightSection={<IconChevronDown size={14} />} data-testid="views">
          {t('view.name', { name: shown })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.map((v) => (
          <div key={v.name} className="row">
            <Menu.Item className="grow" onClick={() => onApply(v, false)}>
              {v.name}
            </Menu.Item>
            <button type="button" aria-label={t('view.remove', { name: v.name })} onClick={() => remove(v.name)} style={{ padding: 6 }}>
              <IconTrash size={14} className="dim" />
            </button>
          </div>
        ))}
        {ready.map((v) => (
          <Menu.Item key={v.name} onClick={() => onApply(v, true)}>
            {v.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <form onSubmit={add} className="row" style={{ padding: 6 }}>
          <TextInput name="name" placeholder={t('view.saveAs')} aria-label={t('view.saveAs')} className="grow" maxLength={60} />
          <Button type="submit" variant="default">
            {t('view.save')}
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
