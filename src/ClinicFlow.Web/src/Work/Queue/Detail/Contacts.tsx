import { useTranslation } from 'react-i18next';
import type { PlanDetail } from '@/Platform/Api/contract';
import { useFormat, useWord } from '@/Platform/Language/useFormat';

export function Contacts({ plan }: { plan: PlanDetail }) {
  const { t } = useTranslation('queue');
  const f = useFormat();
  const word = useWord();
  return (
    <div className="sec">
      <h3>{t('detail.contacts')}</h3>
      {!plan.contacts.length && <span className="s12 dim">{t('detail.noContacts')}</span>}
      <div className="col" style={{ gap: 3 }}>
        {plan.contacts.map((contact) => (
          <div key={contact.at} className="s12 row top">
            <span className="dim nw">{f.dateTime(contact.at)}</span>
            <span>
              {[contact.staff, `${word('channel', contact.channel)}${contact.seconds ? ` ${f.duration(contact.seconds)}` : ''}`]
                .filter(Boolean)
                .join(', ')}
              {contact.outcome && (
                <>
                  : <b>{word('outcome', contact.outcome)}</b>
                </>
              )}
              {contact.note && `, ${contact.note}`}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
