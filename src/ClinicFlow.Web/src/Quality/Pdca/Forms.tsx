import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/Platform/Kit/keys';
import { useFormat } from '@/Platform/Language/useFormat';
import { type Cycle, useActs } from './api';

/** Why the cycle is closed, wherever it stands. */
export function CloseForm({ cycle, onDone }: { cycle: Cycle; onDone: () => void }) {
  const { t } = useTranslation('pdca');
  const acts = useActs(cycle);
  const [reason, setReason] = useState('');
  useKeys({ Escape: onDone });
  return (
    <form
      className="card pdca-form"
      aria-label={t('close')}
      data-testid="close-form"
      onSubmit={(e) => {
        e.preventDefault();
        acts.close.mutate(reason, { onSuccess: onDone });
      }}
    >
      <div className="bd col g8">
        <Textarea autosize minRows={2} label={t('closeReason')} value={reason} maxLength={2000} onChange={(e) => setReason(e.currentTarget.value)} />
        <div className="row wrap">
          <Button type="submit" disabled={!reason.trim()} loading={acts.close.isPending}>
            {t('close')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** The next turn: its baseline is what this one ended with; target, hypothesis and check date are new. */
export function NextTurn({ cycle, onDone }: { cycle: Cycle; onDone: () => void }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const acts = useActs(cycle);
  const from = cycle.figures.after ?? cycle.figures.before;
  const [target, setTarget] = useState(cycle.turn.target);
  const [hypothesis, setHypothesis] = useState('');
  const [checkOn, setCheckOn] = useState('');
  useKeys({ Escape: onDone });
  return (
    <form
      className="card pdca-form"
      aria-label={t('complete.next')}
      data-testid="next-turn"
      onSubmit={(e) => {
        e.preventDefault();
        acts.turn.mutate({ target, hypothesis, checkOn }, { onSuccess: onDone });
      }}
    >
      <div className="bd col g8">
        <h2 className="t2">{t('turnN', { n: cycle.turn.number + 1 })}</h2>
        {from && <p className="note">{t('nextFrom', { mean: f.percent(from.mean / 100), low: f.n(from.low), high: f.percent(from.high / 100) })}</p>}
        <AimFields
          target={target}
          onTarget={setTarget}
          hypothesis={hypothesis}
          onHypothesis={setHypothesis}
          checkOn={checkOn}
          onCheckOn={setCheckOn}
          horizon={cycle.figures.horizonDays}
        />
        <div className="row wrap">
          <Button type="submit" disabled={!hypothesis.trim() || !checkOn} loading={acts.turn.isPending} data-testid="begin-turn">
            {t('beginTurn')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}

type Aim = {
  target: number;
  onTarget: (value: number) => void;
  hypothesis: string;
  onHypothesis: (value: string) => void;
  checkOn: string;
  onCheckOn: (value: string) => void;
  horizon: number;
};

/** What a turn wants. The check comes late enough for seven weeks of journeys that had their time. */
export function AimFields({ target, onTarget, hypothesis, onHypothesis, checkOn, onCheckOn, horizon }: Aim) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const days = 7 * 7 + horizon;
  const early = checkOn !== '' && f.daysAway(`${checkOn}T12:00:00Z`) < days;
  return (
    <div className="pdca-fields">
      <NumberInput
        label={t('fact.target')}
        suffix=" %"
        min={1}
        max={100}
        decimalScale={1}
        value={target}
        onChange={(v) => onTarget(Number(v))}
        data-testid="target"
      />
      <TextInput
        type="date"
        label={t('fact.checkOn')}
        value={checkOn}
        onChange={(e) => onCheckOn(e.currentTarget.value)}
        description={early ? t('early', { days: f.n(days) }) : undefined}
        data-testid="check-on"
      />
      <Textarea
        className="pdca-wide"
        autosize
        minRows={2}
        label={t('fact.hypothesis')}
        placeholder={t('hypothesisPlaceholder')}
        value={hypothesis}
        maxLength={2000}
        onChange={(e) => onHypothesis(e.currentTarget.value)}
        data-testid="hypothesis"
      />
    </div>
  );
}
