import { IconChecklist, IconFileText, IconMessage, IconPhone, IconPoint, IconReceipt, IconRoute, IconStethoscope } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Deviation, TimelineEntry, Tone } from '@/Platform/Api/contract';
import { Rich } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';

const icons = {
  visit: IconStethoscope,
  contact: IconPhone,
  money: IconReceipt,
  plan: IconFileText,
  lead: IconRoute,
  task: IconChecklist,
  other: IconPoint,
  message: IconMessage,
};

export function TimelineRow({ entry }: { entry: TimelineEntry }) {
  const f = useFormat();
  const text = useText();
  const Icon = icons[entry.group] ?? IconPoint;
  return (
    <div className="event">
      <time className="dim s12" dateTime={entry.at}>
        {entry.dateOnly ? f.shortDate(entry.at) : f.dateTime(entry.at)}
      </time>
      <Icon size={16} stroke={1.7} className="dim fix" aria-hidden />
      <div className="col" style={{ gap: 3 }}>
        <span>
          <Rich text={text(entry.title)} />
          {entry.detail && (
            <span className="dim s12">
              {' '}
              · <Rich text={text(entry.detail)} />
            </span>
          )}
        </span>
        {entry.deviations.map((deviation) => (
          <InPlace key={deviation.id} deviation={deviation} />
        ))}
      </div>
      <span className="s12 dim cut num by">{entry.by}</span>
    </div>
  );
}

/** What was decided against needs no colour any more; the rest is amber, a critical one red. */
const toneOf = (d: Deviation): Tone => (d.status === 'dismissed' || d.status === 'withdrawn' ? 'info' : d.severity === 'critical' ? 'bad' : 'warn');

function InPlace({ deviation }: { deviation: Deviation }) {
  const { t } = useTranslation('journeys');
  const text = useText();
  const word = useWord();
  const tone = toneOf(deviation);
  return (
    <div className={`band ${tone === 'info' ? 'note' : `soft-${tone}`}`} style={{ padding: '4px 8px' }} data-testid="deviation-in-place">
      <div className="row sp wrap" style={{ rowGap: 0 }}>
        <Status kind={tone}>
          <b>{text(deviation.title)}</b>
        </Status>
        <Link to={`/deviations?open=${deviation.id}`} className="s12 nw">
          {t('version', { version: deviation.version })} · {word('deviation', deviation.status)}
        </Link>
      </div>
      <div className="s12" style={{ paddingLeft: 18 }}>
        <Rich text={text(deviation.evidence)} />
      </div>
    </div>
  );
}
