import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowRight, IconBulb, IconCheck, IconClockPause, IconPhone, IconRoute, IconX } from '@tabler/icons-react';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useSession } from '@/Platform/Access/session';
import type { Lock, WorkDetail } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { useKeys } from '@/Platform/Kit/keys';
import { Key, Rich } from '@/Platform/Kit/Small';
import { Failed, Waiting } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { Contacts } from '@/Work/List/Contacts';
import { HandOver } from '@/Work/List/HandOver';
import { AlsoHere, LockBand } from '@/Work/List/LockBand';
import { OutcomeBar } from '@/Work/List/OutcomeBar';
import { OwnEnding } from '@/Work/List/OwnEnding';
import { SnoozeForm } from '@/Work/List/SnoozeForm';
import { useCall } from '@/Work/List/useCall';
import { useLease } from '@/Work/List/useLease';
import { useWork } from '@/Work/List/useWork';
import { useOutcomes } from '@/Work/Queue/plans';
import { whyOf } from './Row';
import { useWorkItem } from './rows';

type Props = { id: string; phone: boolean; onClose: () => void; onNext: () => void; onPrevious: () => void; leave: RefObject<() => boolean> };

/** Who or what, why here, what was said, and the bar of what may be done, pinned below. */
export function Detail({ id, phone, onClose, onNext, leave }: Props) {
  const { t } = useTranslation('work');
  const query = useWorkItem(id);
  useEffect(() => () => void api.post('/api/v1/work/{id}/leave', { params: { path: { id } } }).catch(() => undefined), [id]);
  return (
    <aside className={`side${phone ? ' full' : ''}`} aria-label={t('title')} data-testid="detail">
      {query.data ? (
        <Loaded detail={query.data} onClose={onClose} onNext={onNext} leave={leave} />
      ) : query.error ? (
        <Failed error={query.error} again={() => void query.refetch()} />
      ) : (
        <Waiting />
      )}
    </aside>
  );
}

function Loaded({ detail, onClose, onNext, leave }: { detail: WorkDetail } & Pick<Props, 'onClose' | 'onNext' | 'leave'>) {
  const { t } = useTranslation(['work', 'kit', 'queue', 'list']);
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const { row, desk, handed } = detail;
  const open = row.closedAt === null;
  const lock = useLease(open ? row.item : null, open);
  const [called, setCalled] = useState(Boolean(desk?.callSince));
  const [warned, setWarned] = useState(false);
  useEffect(() => {
    leave.current = () => {
      if (called) setWarned(true);
      return !called;
    };
    return () => {
      leave.current = () => true;
    };
  }, [called, leave]);
  const settle = useCallback(() => {
    setCalled(false);
    setWarned(false);
    leave.current = () => true;
  }, [leave]);
  const phone = desk?.person.phone ?? null;
  const may = row.call?.allowed !== false;
  const calling = useCall(row.item.id, phone, () => setCalled(true));
  const call = () => {
    if (phone && may && !lock && open) calling.begin();
  };
  const notCalled = () => {
    calling.noCall();
    settle();
  };
  useKeys({ KeyC: call }, { on: open && !lock });
  return (
    <>
      <div className="scroll">
        <div className="sec">
          <div className="row sp">
            <h2 className="t2 cut">{desk?.person.name ?? text(row.action.title)}</h2>
            <ActionIcon aria-label={t('queue:detail.close')} onClick={onClose} data-testid="close-detail">
              <IconX size={16} />
            </ActionIcon>
          </div>
          <div className="row g12 s12 dim wrap" style={{ rowGap: 2 }}>
            {desk && desk.person.age !== null && <span>{t('kit:years', { count: desk.person.age })}</span>}
            {desk?.person.card && <span>{t('kit:card', { card: desk.person.card })}</span>}
            {phone && <span className="nw">{phone}</span>}
            {row.patient?.journey && (
              <Link to={`/journeys/${row.patient.journey}`} className="row g4">
                <IconRoute size={13} aria-hidden />
                {t('queue:detail.journey')}
              </Link>
            )}
            <span>{word('role', row.item.role)}</span>
            <AlsoHere names={detail.viewers} />
          </div>
          <LockBand lock={lock} />
          {desk && open && (
            <div className="row contactbar" style={{ marginTop: 8 }}>
              <Button leftSection={<IconPhone size={15} />} onClick={call} disabled={!phone || !may || lock !== null} data-testid="call">
                {t('queue:detail.call')}
              </Button>
            </div>
          )}
        </div>
        <div className="sec">
          <h3>
            <IconBulb size={14} aria-hidden />
            {t(open ? 'queue:detail.why' : 'closedBy')}
          </h3>
          <div className="why">
            {(row.patient || !row.why) && <div className="b">{text(row.action.title)}</div>}
            <Rich text={open ? whyOf(row, text) : text(row.closed)} />
          </div>
          <div className="row sp s12 dim wrap" style={{ marginTop: 5, rowGap: 0 }}>
            <span>{t('since', { at: f.dateTime(row.since) })}</span>
            {row.action.due && open && <span className={row.action.overdue ? 'bad' : ''}>{t('due', { at: f.dateTime(row.action.due) })}</span>}
            {row.closedAt && <span>{f.dateTime(row.closedAt)}</span>}
          </div>
          {row.score?.formula && (
            <div className="s12 dim">
              <Rich text={text(row.score.formula)} />
            </div>
          )}
          {open &&
            row.call &&
            !row.call.allowed &&
            row.call.reasons.map((r) => (
              <div key={r.rule} className="s12" style={{ marginTop: 4 }} data-testid="refusal">
                <Status kind="warn">
                  <Rich text={text(r.text)} />
                </Status>
              </div>
            ))}
        </div>
        {handed && (
          <div className="sec">
            <div className="work-note s12">
              {t('handed', { by: handed.by ?? '', at: f.dateTime(handed.at) })}
              {handed.note && <div>{handed.note}</div>}
            </div>
          </div>
        )}
        {desk && <Contacts contacts={desk.contacts} />}
      </div>
      {open && <Bar detail={detail} lock={lock} called={called} warned={warned} onSettled={settle} onNotCalled={notCalled} onNext={onNext} />}
    </>
  );
}

type BarProps = {
  detail: WorkDetail;
  lock: Lock | null;
  called: boolean;
  warned: boolean;
  onSettled: () => void;
  onNotCalled: () => void;
  onNext: () => void;
};

/** A patient's item ends with an outcome of the closed list; another one on its page, or with a word that it is done. */
function Bar({ detail, lock, called, warned, onSettled, onNotCalled, onNext }: BarProps) {
  const { t } = useTranslation(['work', 'list']);
  const go = useNavigate();
  const { user } = useSession();
  const { row } = detail;
  const outcomes = useOutcomes();
  const work = useWork(row.item.id, onSettled);
  const [mode, setMode] = useState<'act' | 'snooze'>('act');
  const [wanted, setWanted] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const able = lock === null;
  const link = row.item.link;
  const done = () => work.done.mutate(note.trim() || undefined, { onSuccess: onNext });
  useKeys(
    {
      KeyS: () => setMode('snooze'),
      ...(row.patient ? {} : { Digit1: () => (row.item.byHand ? done() : undefined), KeyO: () => (link ? void go(link) : undefined) }),
    },
    { on: able && mode === 'act' },
  );
  if (mode === 'snooze')
    return (
      <div className="sec pinned">
        <SnoozeForm
          busy={work.snooze.isPending}
          onCancel={() => setMode('act')}
          onSave={(until, reason) => work.snooze.mutate({ until, reason }, { onSuccess: () => setMode('act') })}
        />
      </div>
    );
  return (
    <div className="sec pinned">
      {row.patient ? (
        <OutcomeBar
          outcomes={outcomes}
          disabled={!able}
          must={called}
          warned={warned}
          chosen={wanted}
          onChosen={setWanted}
          onNotCalled={onNotCalled}
          attempts={row.item.attempts}
          saving={work.outcome}
          onSave={(said, next) =>
            work.outcome.mutate(said, {
              onSuccess: () => {
                setWanted(null);
                if (next) onNext();
              },
            })
          }
          onTheirs={work.takeTheirs}
        />
      ) : (
        <div className="col">
          {row.item.byHand ? (
            <TextInput placeholder={t('note')} aria-label={t('note')} value={note} maxLength={500} onChange={(e) => setNote(e.currentTarget.value)} />
          ) : (
            <span className="s12 dim">{t('closesByItself')}</span>
          )}
          <div className="row wrap">
            {row.item.byHand && (
              <Button
                leftSection={<IconCheck size={15} />}
                rightSection={<Key>1</Key>}
                disabled={!able}
                loading={work.done.isPending}
                onClick={done}
                data-testid="done"
              >
                {t('done')}
              </Button>
            )}
            {link && (
              <Button
                variant={row.item.byHand ? 'default' : 'filled'}
                rightSection={<IconArrowRight size={15} />}
                onClick={() => void go(link)}
                data-testid="open-page"
              >
                {t('openPage')}
              </Button>
            )}
          </div>
        </div>
      )}
      {!wanted && detail.own && <OwnEnding own={detail.own} disabled={!able} work={work} onEnded={onNext} />}
      {!wanted && (
        <div className="row sp" style={{ marginTop: 8 }}>
          <HandOver
            item={row.item}
            holder={row.item.assignedTo ?? { id: null, name: null }}
            location={row.location}
            able={able || user.role === 'manager'}
            work={work}
          />
          <Button
            variant="default"
            leftSection={<IconClockPause size={15} />}
            rightSection={<Key>S</Key>}
            disabled={!able}
            onClick={() => setMode('snooze')}
            data-testid="snooze"
          >
            {t('list:snoozeIt')}
          </Button>
        </div>
      )}
    </div>
  );
}
