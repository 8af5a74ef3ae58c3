import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { filterNames } from './Filters';

export function NoDeviations() {
  const { t } = useTranslation('deviations');
  const [query, set] = useQueryState();
  const filtered = [...filterNames, 'status'].some((name) => query.get(name));
  if (!filtered) return <Empty kind="finished" title={t('none')} text={t('noneText')} />;
  return (
    <Empty kind="filtered" title={t('hidden')} text={t('hiddenText')}>
      <Button variant="default" onClick={() => set(Object.fromEntries([...filterNames, 'status', 'offset'].map((name) => [name, null])))}>
        {t('clear')}
      </Button>
    </Empty>
  );
}
