import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';

export function Pager({ offset, limit, total, onOffset }: { offset: number; limit: number; total: number; onOffset: (offset: number) => void }) {
  const { t } = useTranslation('kit');
  const { n } = useFormat();
  if (total === 0) return null;
  return (
    <nav className="row s12 dim fix" style={{ padding: '6px 16px', borderTop: '1px solid var(--cf-line)' }} aria-label={t('pages')}>
      <span className="grow">{t('range', { from: n(offset + 1), to: n(Math.min(total, offset + limit)), total: n(total) })}</span>
      {total > limit && (
        <>
          <ActionIcon aria-label={t('earlier')} disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - limit))}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <ActionIcon aria-label={t('later')} disabled={offset + limit >= total} onClick={() => onOffset(offset + limit)} data-testid="page-next">
            <IconChevronRight size={16} />
          </ActionIcon>
        </>
      )}
    </nav>
  );
}
