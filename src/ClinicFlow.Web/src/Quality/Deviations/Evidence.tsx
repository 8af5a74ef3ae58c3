import { ActionIcon, Button } from '@mantine/core';
import { IconRoute, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { maySeeRules } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { Deviation } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { Rich } from '@/Platform/Kit/Small';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { Case } from './Case';
import { DeviationWord } from './columns';
import { Ladder } from './Ladder';
import { Steps } from './Steps';

/** What is said and what proves it; what people said of it; the steps of this employee on this standard, and what the numbers say of the next one. */
export function Evidence({ deviation, onClose }: { deviation: Deviation; onClose: () => void }) {
  const { t } = useTranslation('deviations');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const { locations, user } = useSession();
  const detail = useQuery({
    queryKey: ['deviations', 'detail', deviation.id],
    queryFn: ({ signal }) => api.get('/api/v1/deviations/{id}', { params: { path: { id: deviation.id } }, signal }),
  });
  const ruled = detail.data !== undefined && !detail.data.fromAudit && (maySeeRules(user.role) || user.role === 'auditor');
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
    [t('source'), detail.data ? t(detail.data.fromAudit ? 'fromAudit' : 'fromRule') : ''],
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
            {ruled ? (
              <Link to={`/rules/${deviation.standard}?versions=1&version=${deviation.version}`}>{t('version', { version: deviation.version })}</Link>
            ) : (
              t('version', { version: deviation.version })
            )}{' '}
            · {f.dateTime(deviation.at)}
          </span>
        </div>
        <div className="sec">
          <h3>{t('proof')}</h3>
          <div className="band soft-warn">
            <Rich text={text(deviation.evidence)} />
          </div>
          <Link to={`/journeys/${deviation.journey}`} className="row g4 s12" style={{ marginTop: 5 }} data-testid="open-journey">
            <IconRoute size={14} aria-hidden />
            {t('openJourney')}
          </Link>
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
        {detail.data && <Steps detail={detail.data} />}
        {detail.data && <Ladder detail={detail.data} />}
      </div>
      {detail.data ? (
        <Case key={`${deviation.id}${deviation.status}`} detail={detail.data} />
      ) : (
        detail.error && (
          <div className="sec pinned">
            <Button variant="default" onClick={() => void detail.refetch()}>
              {t('again')}
            </Button>
          </div>
        )
      )}
    </aside>
  );
}
