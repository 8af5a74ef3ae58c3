import { ActionIcon, Switch } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Pager } from '@/Platform/Kit/Pager';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import type { FlowNode } from './graph';
import { StandingLine } from './StandingLine';
import { useStanding } from './useLive';
import { useWords } from './words';

const limit = 50;

/** Everybody who stands at one activity, the longest first. */
export function StandingList({ name, node, onClose }: { name: string; node: FlowNode; onClose: () => void }) {
  const w = useWords();
  const [late, setLate] = useState(false);
  const [offset, setOffset] = useState(0);
  const list = useStanding(name, node.id, late, offset, limit);
  return (
    <aside className="side flowside" style={{ '--side': '440px' } as React.CSSProperties} aria-label={w.text(node.title)} data-testid="standing-list">
      <div className="sec">
        <div className="row sp">
          <h2 className="t2">{w.text(node.title)}</h2>
          <ActionIcon aria-label={w.t('close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </div>
        <Switch
          mt={6}
          size="xs"
          label={w.t('onlyLate')}
          checked={late}
          onChange={(e) => {
            setLate(e.currentTarget.checked);
            setOffset(0);
          }}
        />
      </div>
      <Scroll label={w.text(node.title)}>
        <Ask query={list}>
          {(page) =>
            page.total === 0 ? (
              <Empty kind={late ? 'filtered' : 'finished'} title={w.t(late ? 'noneLate' : 'nobody')} />
            ) : (
              <ul className="longest sec" data-testid="standing">
                {page.rows.map((row) => (
                  <StandingLine key={row.id} row={row} />
                ))}
              </ul>
            )
          }
        </Ask>
      </Scroll>
      <Pager offset={offset} limit={limit} total={list.data?.total ?? 0} onOffset={setOffset} />
    </aside>
  );
}
