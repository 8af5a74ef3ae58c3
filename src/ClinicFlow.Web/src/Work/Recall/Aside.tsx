import { IconMail, IconMessage, IconMessageCircle, IconPhone, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Channel, DeskPatient, WorkRow } from '@/Platform/Api/contract';
import { Rich } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import { Contacts } from '@/Work/List/Contacts';
import { useDay } from './desk';

const icons = { call: IconPhone, sms: IconMessage, messenger: IconMessageCircle, email: IconMail };

/** Beside the call: the family, what was said before, where one may write, how the patient comes. */
export function Aside({ desk, row, onOpen }: { desk: DeskPatient; row: WorkRow; onOpen: (item: string) => void }) {
  const { t } = useTranslation(['recall', 'kit']);
  const f = useFormat();
  const text = useText();
  return (
    <aside className="side recall-side" style={{ '--side': '316px' } as never} aria-label={t('aside')}>
      <div className="scroll">
        {(desk.household.length > 0 || desk.others.length > 0) && (
          <div className="sec" data-testid="household">
            <h3>
              <IconUsers size={14} aria-hidden />
              {t('household')}
            </h3>
            <div className="col g4">
              {desk.others.map((other) => (
                <div key={other.id} className="s12">
                  {t('also')} <b>{text(other.title)}</b>
                </div>
              ))}
              {desk.household.map((m) => (
                <div key={m.patient}>
                  <div className="row sp">
                    {m.item ? (
                      <button type="button" className="acc b cut" onClick={() => onOpen(m.item!)}>
                        {m.name}
                      </button>
                    ) : (
                      <span className="b cut">{m.name}</span>
                    )}
                    <Status kind={m.tone}>{text(m.status)}</Status>
                  </div>
                  <div className="s12 dim">
                    {m.age !== null && `${t('kit:years', { count: m.age })}. `}
                    {text(m.may)}
                  </div>
                </div>
              ))}
            </div>
          </div>
        )}
        <Contacts contacts={desk.contacts.slice(0, 8)} />
        <div className="sec">
          <h3>{t('channels')}</h3>
          <div className="col g4">
            {desk.channels.map((c) => (
              <ChannelLine key={c.channel} channel={c} />
            ))}
            <span className="s12 dim">{t('week', { n: desk.reachedThisWeek })}</span>
          </div>
        </div>
        <div className="sec" style={{ borderBottom: 0 }}>
          <h3>{t('visits')}</h3>
          <div className="col g4 s12">
            {desk.plans.length === 0 && <span>{t('noPlans')}</span>}
            {desk.plans.map((p, i) => (
              <span key={i}>
                {p.name}: {p.endedAt ? t('ended', { at: f.shortDate(p.endedAt) }) : t('left', { sum: f.money(p.remaining), n: p.done, of: p.of })}
              </span>
            ))}
            <span className="dim">
              {t('came', { count: desk.visits.visits })}
              {desk.visits.expectedDays ? `, ${t('rhythm', { n: f.n(desk.visits.expectedDays / 30.4, 1) })}` : ''}
              {`; ${t('missed', { n: desk.visits.noShows, c: desk.visits.cancellations })}`}
            </span>
            {row.patient?.journey && <Link to={`/journeys/${row.patient.journey}`}>{t('journey')}</Link>}
          </div>
        </div>
      </div>
      <DayLine />
    </aside>
  );
}

function ChannelLine({ channel }: { channel: Channel }) {
  const { t } = useTranslation('recall');
  const f = useFormat();
  const text = useText();
  const Icon = icons[channel.channel];
  const consent = channel.consent
    ? t(`consent.${channel.consent}`, { at: channel.consentAt ? f.shortDate(channel.consentAt) : '' })
    : t(channel.allowed ? 'consent.may' : 'consent.none');
  return (
    <div>
      <div className="row sp">
        <span className="row g4">
          <Icon size={14} aria-hidden />
          {t(`channel.${channel.channel}`)}
        </span>
        <Status kind={channel.allowed ? 'good' : channel.consent === 'withdrawn' ? 'bad' : 'warn'}>{consent}</Status>
      </div>
      {!channel.allowed && channel.channel === 'call' && (
        <div className="s12 dim">
          {channel.reasons.map((r) => (
            <div key={r.ru}>
              <Rich text={text(r)} />
            </div>
          ))}
          {channel.again && t('again', { at: f.dateTime(channel.again) })}
        </div>
      )}
    </div>
  );
}

/** How the agent's day goes. */
export function DayLine() {
  const { t } = useTranslation('recall');
  const f = useFormat();
  const { data } = useDay();
  if (!data) return null;
  return (
    <div className="sec pinned row sp s12 dim">
      <span>{t('day', { count: data.calls, booked: data.booked })}</span>
      {data.averageSeconds !== null && <span>{t('average', { at: f.duration(data.averageSeconds) })}</span>}
    </div>
  );
}
