import { useTranslation } from 'react-i18next';
import type { Contact } from '@/Platform/Api/contract';
import { useFormat, useWord } from '@/Platform/Language/useFormat';

export function Contacts({ contacts }: { contacts: Contact[] }) {
  const { t } = useTranslation('list');
  const f = useFormat();
  const word = useWord();
  return (
    <div className="sec">
      <h3>{t('contacts')}</h3>
      {!contacts.length && <span className="s12 dim">{t('noContacts')}</span>}
      <div className="col" style={{ gap: 3 }}>
        {contacts.map((contact, i) => (
          <div key={`${contact.at}${i}`} className="s12 row top">
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
