import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useSession } from '@/Platform/Access/session';
import { api, Problem } from '@/Platform/Api/http';
import { useKeys } from '@/Platform/Kit/keys';
import { Key } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import { type CheckView, type Mark, useAuditsChanged } from './api';
import { Criteria } from './Criteria';
import { Hints } from './Hints';
import { Subject } from './Subject';
import { scoreOf } from './score';
import { useAnswers } from './useAnswers';
import { VoidForm } from './VoidForm';

const list = '/audits?view=checks';

export function CheckForm({ check, again }: { check: CheckView; again: () => void }) {
  const { t } = useTranslation('audits');
  const f = useFormat();
  const text = useText();
  const go = useNavigate();
  const { user } = useSession();
  const changed = useAuditsChanged();
  const { line, scorecard } = check;
  const open = line.status === 'open' && check.may === null;
  const said = useAnswers(check);
  const score = scoreOf(scorecard, said.answers);
  const criteria = scorecard.groups.flatMap((g) => g.criteria);
  const [at, setAt] = useState(() => Math.max(0, open ? criteria.findIndex((c) => !said.answers[c.id]) : 0));
  const [busy, setBusy] = useState(false);
  const [voiding, setVoiding] = useState(false);
  const form = useRef<HTMLElement>(null);
  const current = criteria[at];

  const show = (index: number) => setAt(Math.min(Math.max(0, index), criteria.length - 1));
  const focus = (name: string) => void requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(`[data-field="${name}"]`)?.focus());
  const answer = (mark: Mark, id = current.id) => {
    said.mark(id, mark);
    const index = criteria.findIndex((c) => c.id === id);
    // A "no" wants its reason: the hand is already on the keyboard.
    if (mark === 'no') {
      setAt(index);
      focus(`note-${id}`);
    } else if (id === current.id) show(index + 1);
  };
  const next = () => void go(check.next ? `/audits/checks/${check.next}` : list, { replace: true });
  const act = async (what: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    try {
      await what();
      changed();
    } catch (error) {
      reportProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const finish = () => {
    const empty = criteria.findIndex((c) => !said.answers[c.id]);
    const bare = criteria.findIndex((c) => said.answers[c.id]?.mark === 'no' && !said.answers[c.id].note?.trim());
    if (empty >= 0 || bare >= 0) {
      show(empty >= 0 ? empty : bare);
      if (empty < 0) focus(`note-${criteria[bare].id}`);
      say(t(empty >= 0 ? 'leftEmpty' : 'leftBare', { count: score.left, n: f.n(score.left) }));
      return;
    }
    void act(async () => {
      const { deviations } = await said.finish();
      say(t('finished', { count: deviations, n: f.n(deviations) }));
      next();
    });
  };
  const reopen = () =>
    act(async () => {
      await api.post('/api/v1/audits/checks/{check}/reopen', { params: { path: { check: line.id } } });
      again();
    });
  useKeys(
    {
      KeyJ: () => show(at + 1),
      KeyK: () => show(at - 1),
      ArrowDown: () => show(at + 1),
      ArrowUp: () => show(at - 1),
      KeyY: () => answer('yes'),
      KeyN: () => answer('no'),
      KeyA: () => answer('not-applicable'),
      KeyE: () => focus(`note-${current.id}`),
      KeyX: () => setVoiding(true),
      'Mod+Enter': finish,
      Escape: () => (voiding ? setVoiding(false) : void go(list)),
    },
    { on: open },
  );
  useKeys({ Escape: () => void go(list), KeyU: () => void reopen(), Enter: next }, { on: !open });
  const mine = check.closedBy !== null && (check.closedBy.id === user.staff || check.closedBy.id.startsWith('user:'));
  const conflict = said.problem instanceof Problem && said.problem.status === 409;
  return (
    <div className="row g0 grow audit-draw audit-check">
      <div className="page">
        <div className="phead" style={{ borderBottom: '1px solid var(--cf-line)' }}>
          <h1 className="t1 nw">{t(`check.${line.kind}`)}</h1>
          <span className="dim cut grow">{t('whose.of', { name: line.staff.name, at: f.dateTime(line.at) })}</span>
          {check.place !== null && <span className="dim nw desk">{t('placeOf', { n: f.n(check.place), of: f.n(check.openChecks) })}</span>}
          {open && (
            <Button variant="default" onClick={() => setVoiding(true)} rightSection={<Key>X</Key>} data-testid="cannot">
              {t('cannot')}
            </Button>
          )}
        </div>
        {voiding && (
          <VoidForm
            busy={busy}
            onCancel={() => setVoiding(false)}
            onSave={(reason, note) =>
              void act(async () => {
                await said.cannot(reason, note);
                say(t('replaced'));
                next();
              })
            }
          />
        )}
        <Subject check={check} criterion={current} />
        <Hints keys={open ? ['move', 'yes', 'no', 'na', 'why', 'close'] : ['close']} />
      </div>
      <aside className="side audit-card" aria-label={t('scorecard')} ref={form}>
        <div className="sec row sp">
          <div className="col g0">
            <h2 className="t2">{t('cardTitle', { title: text(scorecard.title), version: scorecard.version })}</h2>
            <span className="s12 dim">{line.auditor ? t('auditorIs', { name: line.auditor.name }) : t('nobody')}</span>
          </div>
          <div style={{ textAlign: 'right' }} data-testid="score">
            <div className="nw">
              <b className="big">{score.share === null ? '—' : f.percent(score.share, 1)}</b>{' '}
              <span className="dim s12">{t('pointsOf', { n: f.n(score.earned), of: f.n(score.possible) })}</span>
            </div>
            {score.of > 0 && (
              <span className="s12">
                <Status kind={score.kept < score.of ? 'bad' : 'good'}>
                  {score.fatal ? t('fatalFailed') : t('criticalOf', { n: f.n(score.kept), of: f.n(score.of) })}
                </Status>
              </span>
            )}
          </div>
        </div>
        <Criteria
          card={scorecard}
          said={said}
          open={open}
          at={current?.id ?? null}
          onAt={(id) => show(criteria.findIndex((c) => c.id === id))}
          onMark={answer}
        />
        <div className="sec" style={{ borderTop: '1px solid var(--cf-line)' }}>
          <Textarea
            label={t('conclusion')}
            rows={2}
            maxLength={2000}
            value={said.note}
            readOnly={!open}
            onChange={(e) => said.setNote(e.currentTarget.value)}
            data-field="conclusion"
          />
          {open && score.failed > 0 && line.second === false && (
            <div className="note s12" style={{ marginTop: 6 }}>
              {t('willRecord', { count: score.failed, n: f.n(score.failed) })}
            </div>
          )}
        </div>
        <div className="sec row wrap" style={{ borderBottom: 0 }}>
          {open ? (
            <>
              <span className="s12 dim grow" role="status">
                {conflict ? (
                  <Status kind="bad">{t('conflict')}</Status>
                ) : said.state === 'failed' ? (
                  <Status kind="bad" icon={IconAlertTriangle}>
                    {t('notSaved')}
                  </Status>
                ) : (
                  t(said.state === 'saving' ? 'saving' : score.left ? 'left' : 'saved', { count: score.left, n: f.n(score.left) })
                )}
              </span>
              {conflict && (
                <Button variant="default" onClick={again}>
                  {t('readAgain')}
                </Button>
              )}
              <Button leftSection={<IconCheck size={15} />} rightSection={<Key>Ctrl Enter</Key>} loading={busy} onClick={finish} data-testid="finish">
                {t('finish')}
              </Button>
            </>
          ) : (
            <>
              <span className="s12 dim grow">
                {check.may
                  ? text(check.may)
                  : t('closed', {
                      status: t(line.status === 'void' ? 'status.void' : line.failed ? 'status.failed' : 'status.done'),
                      by: check.closedBy?.name ?? '',
                      at: check.closedAt ? f.dateTime(check.closedAt) : '',
                    })}
              </span>
              {line.status === 'done' && mine && (
                <Button
                  variant="default"
                  leftSection={<IconArrowBackUp size={15} />}
                  rightSection={<Key>U</Key>}
                  loading={busy}
                  onClick={() => void reopen()}
                  data-testid="reopen"
                >
                  {t('reopen')}
                </Button>
              )}
              <Button variant="default" component={Link} to={list}>
                {t('toList')}
              </Button>
            </>
          )}
        </div>
      </aside>
    </div>
  );
}
