import { IconRoute } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Scroll } from '@/Platform/Kit/Scroll';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import type { CheckView, Criterion } from './api';

/** What is checked: whose work, about whom, where it is recorded; and how to tell whether the criterion at hand was kept. */
export function Subject({ check, criterion }: { check: CheckView; criterion?: Criterion }) {
  const { t } = useTranslation('audits');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const facts: [string, ReactNode][] = [
    [t('column.staff'), check.line.staff.name],
    [t('column.at'), f.dateTime(check.line.at)],
    [t('patient'), check.patientName || t('noName')],
    ...(check.outcome ? ([[t('outcome'), word('outcome', check.outcome)]] as [string, ReactNode][]) : []),
    ...(check.seconds ? ([[t('length'), f.duration(check.seconds)]] as [string, ReactNode][]) : []),
    ...(check.recording
      ? ([
          [
            t('recording'),
            <span key="r" className="mono">
              {check.recording}
            </span>,
          ],
        ] as [string, ReactNode][])
      : []),
    [t('drawn'), t('drawnAs', { n: f.n(check.position), month: check.line.period })],
    [t('column.due'), f.shortDate(check.line.due)],
  ];
  return (
    <Scroll label={t('subject')}>
      <div className="audit-subject">
        <dl>
          {facts.map(([name, value]) => (
            <div key={name} className="row sp">
              <dt className="dim">{name}</dt>
              <dd className="cut">{value}</dd>
            </div>
          ))}
        </dl>
        {check.journey && (
          <Link to={`/journeys/${check.journey}`} className="row g4">
            <IconRoute size={14} aria-hidden />
            {t('journey')}
          </Link>
        )}
        {check.line.second && <div className="note s12">{t('blindNote')}</div>}
        {criterion && (
          <div className="note" data-testid="how">
            <b>{text(criterion.text)}</b>
            {criterion.how && <div style={{ marginTop: 4 }}>{text(criterion.how)}</div>}
          </div>
        )}
        {check.scorecard.why && <p className="s12 dim">{text(check.scorecard.why)}</p>}
        <p className="s12 dim">{t('logged')}</p>
      </div>
    </Scroll>
  );
}
