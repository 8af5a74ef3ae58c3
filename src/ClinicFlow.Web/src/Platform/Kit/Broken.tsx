import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Empty } from './States';

/** A bug, or a part of the client that a newer version has replaced: loading the page anew helps with both. */
export function Broken() {
  const { t } = useTranslation('kit');
  const error = useRouteError();
  console.error(error);
  return (
    <Empty kind="failed" title={t('broken')} text={t('brokenText')}>
      <Button onClick={() => location.reload()}>{t('reload')}</Button>
    </Empty>
  );
}
