import { ActionIcon, Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconClockPause, IconPhone, IconPhoneCall, IconX } from '@tabler/icons-react';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkDetail } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { useKeys } from '@/Platform/Kit/keys';
import { Key, Rich } from '@/Platform/Kit/Small';
import { Failed, Waiting } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import { HandOver } from '@/Work/List/HandOver';
import { AlsoHere, LockBand } from '@/Work/List/LockBand';
import { OutcomeBar } from '@/Work/List/OutcomeBar';
import { OwnEnding } from '@/Work/List/OwnEnding';
import { SnoozeForm } from '@/Work/List/SnoozeForm';
import { useCall } from '@/Work/List/useCall';
import { useLease } from '@/Work/List/useLease';
import { useWork } from '@/Work/List/useWork';
import { useOutcomes } from '@/Work/Queue/plans';
import { useWorkItem } from '../MyWork/rows';
import { Aside } from './Aside';
import { ScriptBox } from './ScriptBox';
import { TalkTime } from './TalkTime';

type Props = {
  id: string;
  phone: boolean;
  leave: RefObject<() => boolean>;
  leaving: boolean;
  onClose: () => void;
  onNext: () => void;
  onOpen: (item: string) => void;
};

/** Keys that stand on a button of the page, too: where there is little room their hints go first. */
const onButton: string[] = ['call', 'snooze', 'next'];

/** The open household: who, why, what to say, the twelve outcomes; beside it all that one wants to know meanwhile. */
export function CallPanel(props: Props) {
  const query = useWorkItem(props.id);
  useEffect(() => () => void api.post('/api/v1/work/{id}/leave', { params: { path: { id: props.id } } }).catch(() => undefined), [props.id]);
  if (!query.data) return <div className="page">{query.error ? <Failed error={query.error} again={() => void query.refetch()} /> : <Waiting />}</div>;
  return <Loaded detail={query.data} {...props} />;
}

function Loaded({ detail, phone: small, leave, leaving, onClose, onNext, onOpen }: Props & { detail: WorkDetail }) {
  const { t } = useTranslation(['recall', 'kit', 'queue', 'list', 'work']);
  const f = useFormat();
  const text = useText();
  const outcomes = useOutcomes();
  const { row, desk } = detail;
  const open = row.closedAt === null;
  const lock = useLease(open ? row.item : null, open);
  const [since, setSince] = useState<string | null>(desk?.callSince ?? null);
  const [warned, setWarned] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const [mode, setMode] = useState<'act' | 'snooze'>('act');
  const wide = useMediaQuery('(min-width: 900px)') ?? true;
  useEffect(() => {
    setSince(desk?.callSince ?? null);
  }, [desk?.callSince]);
  const settle = useCallback(() => {
    setSince(null);
    setWarned(false);
    leave.current = () => true;
  }, [leave]);
  const work = useWork(row.item.id, settle);
  const number = desk?.person.phone ?? null;
  const calling = useCall(row.item.id, number, () => setSince(f.now().toISOString()));
  const beginning = calling.pending;
  useEffect(() => {
    // A call that is just beginning is one already.
    leave.current = () => {
      if (since) setWarned(true);
      return !since && !beginning;
    };
    return () => {
      leave.current = () => true;
    };
  }, [since, beginning, leave]);
  const may = row.call?.allowed !== false;
  // While the next one is asked for, this one is over: C must not call the same household again. An outcome waits for its call.
  const able = open && lock === null && !leaving && !beginning;
  useKeys({ KeyC: () => (able && may && !since ? calling.begin() : undefined), KeyS: () => setMode('snooze') }, { on: able && mode === 'act' });
  const notCalled = () => {
    calling.noCall();
    settle();
  };
  const aside = desk && <Aside desk={desk} row={row} onOpen={onOpen} />;
  const zone = desk ? new Intl.DateTimeFormat(f.locale, { timeZone: desk.timeZone, hour: '2-digit', minute: '2-digit' }).format(f.now()) : '';
  return (
    <>
      <div className={`page recall-call${small ? ' scroll' : ''}`} data-testid="call-panel">
        <div className="callhead">
          <div className="row sp">
            <h2 className="t1 cut">{desk?.person.name ?? row.patient?.name}</h2>
            <span className="row">
              {since ? (
                <Status kind="good" tag icon={IconPhoneCall}>
                  <TalkTime since={since} />
                </Status>
              ) : (
                <Button
                  leftSection={<IconPhone size={15} />}
                  rightSection={small ? undefined : <Key>C</Key>}
                  disabled={!able || !may || !number}
                  loading={beginning}
                  onClick={calling.begin}
                  title={number ? undefined : t('queue:detail.noPhone')}
                  data-testid="call"
                >
                  {t('queue:detail.call')}
                </Button>
              )}
              <ActionIcon variant="default" size={30} aria-label={t('free')} title={t('free')} onClick={onClose} data-testid="close-detail">
                <IconX size={16} />
              </ActionIcon>
            </span>
          </div>
          <div className="row g12 dim s12 wrap" style={{ marginTop: 2, rowGap: 2 }}>
            <span className="b nw" style={{ color: 'var(--cf-text)', fontSize: 14 }}>
              {number ?? t('queue:detail.noPhone')}
            </span>
            {desk && desk.person.age !== null && <span>{t('kit:years', { count: desk.person.age })}</span>}
            <span>
              {desk?.mostAttempts
                ? t('attemptOf', { n: Math.min(row.item.attempts + 1, desk.mostAttempts), of: desk.mostAttempts })
                : t('tries', { count: row.item.attempts })}
            </span>
            {desk?.best && <span>{t('best', { from: desk.best.from, until: desk.best.until })}</span>}
            {desk && <span>{t('there', { at: zone })}</span>}
            <AlsoHere names={detail.viewers} />
          </div>
          <LockBand lock={lock} />
        </div>
        <div className="callbody col g12">
          <div className="why" data-testid="why">
            <b>{t('why')} </b>
            <Rich text={text(row.why) || text(row.action.title)} />
            {row.score?.formula && (
              <div className="s12 dim desk">
                <Rich text={text(row.score.formula)} />
              </div>
            )}
            {row.call && !row.call.allowed && (
              <div className="s12" data-testid="refusal">
                {row.call.reasons.map((r) => (
                  <Status key={r.rule} kind="warn">
                    <Rich text={text(r.text)} />
                  </Status>
                ))}
                {row.call.again && <span className="dim">{t('again', { at: f.dateTime(row.call.again) })}</span>}
              </div>
            )}
          </div>
          {detail.handed && (
            <div className="work-note s12">
              {t('work:handed', { by: detail.handed.by ?? '', at: f.dateTime(detail.handed.at) })}
              {detail.handed.note && <div>{detail.handed.note}</div>}
            </div>
          )}
          {desk && <ScriptBox script={desk.script} />}
          {mode === 'snooze' ? (
            <SnoozeForm
              busy={work.snooze.isPending}
              onCancel={() => setMode('act')}
              onSave={(until, reason) => work.snooze.mutate({ until, reason }, { onSuccess: onNext })}
            />
          ) : (
            <OutcomeBar
              desk
              outcomes={outcomes}
              disabled={!able}
              must={since !== null}
              warned={warned}
              chosen={wanted}
              onChosen={setWanted}
              onNotCalled={notCalled}
              attempts={row.item.attempts}
              saving={work.outcome}
              onSave={(said, next) =>
                work.outcome.mutate(said, {
                  onSuccess: () => {
                    setWanted(null);
                    if (next) onNext();
                    else onClose();
                  },
                })
              }
              onTheirs={work.takeTheirs}
            />
          )}
          {mode === 'act' && !wanted && open && detail.own && <OwnEnding own={detail.own} disabled={!able} work={work} onEnded={onNext} />}
          {mode === 'act' && !wanted && open && (
            <div className="row sp">
              <HandOver item={row.item} holder={row.item.assignedTo ?? { id: null, name: null }} location={row.location} able={able} work={work} />
              <Button
                variant="default"
                leftSection={<IconClockPause size={15} />}
                rightSection={small ? undefined : <Key>S</Key>}
                disabled={!able}
                onClick={() => setMode('snooze')}
                data-testid="snooze"
              >
                {t('list:snoozeIt')}
              </Button>
            </div>
          )}
        </div>
        {small && aside}
        <div className="hints desk" aria-hidden>
          {(
            [
              ['C', 'call'],
              ['1…W', 'outcome'],
              ['T', 'time'],
              ['S', 'snooze'],
              ['U', 'undo'],
              ['N', 'next'],
              ['Esc', 'free'],
            ] as const
          ).map(([key, name]) => (
            <span key={key} className={`row g4${onButton.includes(name) ? ' onbutton' : ''}`}>
              <Key>{key}</Key>
              {t(`hint.${name}`)}
            </span>
          ))}
        </div>
      </div>
      {!small && wide && aside}
    </>
  );
}
