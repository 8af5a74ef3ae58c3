import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Tone } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Ticket } from './api';

const tones: Record<Ticket['status'], Tone | null> = { open: 'wait', done: 'good', failed: 'bad', void: 'info', spare: null };

/** The smallest tickets, in order; below them those that would stand in for one that cannot be checked. */
export function Tickets({ tickets, items }: { tickets: Ticket[]; items: number }) {
  const { t } = useTranslation('audits');
  const f = useFormat();
  if (tickets.length === 0) return null;
  return (
    <div className="sec" data-testid="tickets">
      <h3>
        <span className="grow">{t('ticketsTitle')}</span>
        <span className="dim" style={{ fontWeight: 500 }}>
          {t('smallest', { n: f.n(items) })}
        </span>
      </h3>
      {tickets.map((ticket) => {
        const tone = tones[ticket.status];
        const word = t(`status.${ticket.status}`);
        return (
          <div key={ticket.item} className="audit-ticket">
            <span className="dim num">{f.n(ticket.position)}</span>
            <span className="b cut" title={ticket.item}>
              {ticket.item.slice(ticket.item.indexOf('/') + 1)}
            </span>
            <span className="mono dim cut" title={ticket.hash}>
              {ticket.hash.slice(0, 12)}…
            </span>
            <span className="dim s12 nw">{f.shortDate(ticket.at)}</span>
            <span className="s12 nw">
              {tone === null ? (
                <span className="dim">{word}</span>
              ) : ticket.check ? (
                <Link to={`/audits/checks/${ticket.check}`}>
                  <Status kind={tone}>{word}</Status>
                </Link>
              ) : (
                <Status kind={tone}>{word}</Status>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
}
