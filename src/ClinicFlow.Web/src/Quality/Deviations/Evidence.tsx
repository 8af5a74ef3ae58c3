import { ActionIcon, Button } from '@mantine/core';
import { IconRoute, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '@/Platform/Access/session';
import type { Deviation } from '@/Platform/Api/contract';
import { Rich } from '@/Platform/Kit/Small';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { DeviationWord } from './columns';

/** What is said, what proves it, and the way to the journey. */
export function Evidence({ deviation, onClose }: { deviation: Deviation; onClose: () => void }) {
  const { t } = useTranslation('deviations');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const { locations } = useSession();
  const facts: [string, React.ReactNode][] = [
    [t('column.patient'), deviation.patientName],
    [
      t('column.staff'),
      deviation.staff ? (
        <Link key="staff" to={`/deviations?staff=${deviation.staff.id}`}>
          {deviation.staff.name}
        </Link>
      ) : (
        t('nobody')
      ),
    ],
    [t('column.location'), locations.find((l) => l.id === deviation.location)?.name ?? deviation.location],
    [t('column.stage'), word('stage', deviation.stage)],
    [t('column.severity'), word('severity', deviation.severity)],
    [t('column.status'), <DeviationWord key="s" status={deviation.status} />],
    [t('counting'), t(deviation.counted ? 'counted' : 'notCounted')],
  ];
  return (
    <aside className="side phonefull" aria-label={t('evidence')} data-testid="detail">
      <div className="scroll">
        <div className="sec">
          <div className="row sp top">
            <h2 className="t2">{text(deviation.title)}</h2>
            <ActionIcon aria-label={t('close')} onClick={onClose}>
              <IconX size={16} />
            </ActionIcon>
          </div>
          <span className="s12 dim">
            {t('version', { version: deviation.version })} · {f.dateTime(deviation.at)}
          </span>
        </div>
        <div className="sec">
          <h3>{t('proof')}</h3>
          <div className="band soft-warn">
            <Rich text={text(deviation.evidence)} />
          </div>
        </div>
        <dl className="sec col g4" style={{ margin: 0 }}>
          {facts.map(([name, value]) => (
            <div key={name} className="row sp">
              <dt className="dim">{name}</dt>
              <dd className="cut" style={{ margin: 0 }}>
                {value}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="sec pinned" style={{ borderTop: '1px solid var(--cf-line)', borderBottom: 0 }}>
        <Button component={Link} to={`/journeys/${deviation.journey}`} leftSection={<IconRoute size={15} />} data-testid="open-journey">
          {t('openJourney')}
        </Button>
      </div>
    </aside>
  );
}
