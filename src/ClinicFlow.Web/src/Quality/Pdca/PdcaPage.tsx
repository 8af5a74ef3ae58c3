import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useTitle } from '@/Platform/Shell/title';
import { useBoard } from './api';
import { Board } from './Board';
import { CycleDetail } from './CycleDetail';
import { NewCycle } from './NewCycle';
import './pdca.css';

/** The board of PDCA cycles on the left; the chosen one with its chart in words and its four steps. */
export default function PdcaPage() {
  const { t } = useTranslation('pdca');
  const { cycle } = useParams();
  const [query, set] = useQueryState();
  const board = useBoard();
  useTitle(t('title'));
  const making = query.get('new') === 'yes';
  const begin = (
    <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => set({ new: 'yes' })} data-testid="new-cycle">
      {t('new')}
    </Button>
  );
  return (
    <div className="page pad pdca-page">
      <Ask query={board}>
        {(data) => {
          const shown = cycle ?? data.running[0]?.id ?? data.ended[0]?.id;
          if (making && data.mayChange) return <NewCycle onClose={() => set({ new: null })} />;
          return (
            <>
              {shown ? (
                <CycleDetail key={shown} cycle={shown} begin={data.mayChange && begin} board={<Board board={data} shown={shown} />} />
              ) : (
                <>
                  <div className="phead">
                    <h1 className="t1 nw grow">{t('title')}</h1>
                  </div>
                  <Empty kind="finished" title={t('none')} text={t('noneText')}>
                    {data.mayChange && begin}
                  </Empty>
                </>
              )}
            </>
          );
        }}
      </Ask>
    </div>
  );
}
