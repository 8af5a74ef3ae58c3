import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Attention } from '@/Platform/Api/contract';
import { Card } from '@/Platform/Kit/Small';
import { Empty } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText } from '@/Platform/Language/useFormat';

export function AttentionList({ rows, asOf }: { rows: Attention[]; asOf: string }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  const text = useText();
  return (
    <Card title={t('attention')} right={<span className="dim s12">{rows.length || ''}</span>} pad={false}>
      {!rows.length && <Empty kind="finished" title={t('nothing')} text={t('nothingText', { at: f.dateTime(asOf) })} />}
      {rows.map((row, i) => (
        <Link key={i} to={row.link} className="attention" data-testid="attention">
          <span className="col g0 grow">
            <Status kind={row.kind}>
              <span className="b" style={{ color: 'var(--cf-text)' }}>
                {text(row.title)}
              </span>
            </Status>
            <span className="s12 dim" style={{ paddingLeft: 18 }}>
              {text(row.detail)}
            </span>
          </span>
          {row.owner && <span className="dim cut desk">{row.owner}</span>}
          <IconChevronRight size={16} className="dim fix" aria-hidden />
        </Link>
      ))}
    </Card>
  );
}
