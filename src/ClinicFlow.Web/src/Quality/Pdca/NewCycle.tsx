import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '@/Platform/Access/session';
import { useKeys } from '@/Platform/Kit/keys';
import { Ask } from '@/Platform/Kit/States';
import { useText, useWord } from '@/Platform/Language/useFormat';
import { type Choices, useBegin, useChoices, useFiguresNow } from './api';
import { Words } from './FiguresCard';
import { AimFields } from './Forms';
import { Months } from './Months';

/** A new cycle: which figure of which stage, where, whose; beside it the figure as it is now. */
export function NewCycle({ onClose }: { onClose: () => void }) {
  const choices = useChoices();
  return <Ask query={choices}>{(data) => <Form choices={data} onClose={onClose} />}</Ask>;
}

function Form({ choices, onClose }: { choices: Choices; onClose: () => void }) {
  const { t } = useTranslation('pdca');
  const text = useText();
  const word = useWord();
  const { locations, user } = useSession();
  const go = useNavigate();
  const begin = useBegin();
  const [title, setTitle] = useState('');
  const [stage, setStage] = useState(choices.stages[0].stage);
  const [standard, setStandard] = useState('');
  const [location, setLocation] = useState(user.location ?? '');
  const [owner, setOwner] = useState(choices.owners.find((o) => o.id === user.staff)?.id ?? choices.owners[0]?.id ?? '');
  const chosen = choices.stages.find((s) => s.stage === stage) ?? choices.stages[0];
  const [target, setTarget] = useState(chosen.target);
  const [hypothesis, setHypothesis] = useState('');
  const [checkOn, setCheckOn] = useState('');
  const now = useFiguresNow({ stage, standard: standard || undefined, location: location || undefined });
  useKeys({ Escape: onClose });
  const save = () =>
    begin.mutate(
      { title, stage, standard: standard || null, location: location || null, target, hypothesis, owner: owner || null, checkOn },
      { onSuccess: ({ id }) => void go(`/pdca/${id}`) },
    );
  return (
    <form
      className="pdca-new"
      aria-label={t('new')}
      data-testid="new-cycle-form"
      onSubmit={(e) => {
        e.preventDefault();
        save();
      }}
    >
      <section className="card">
        <div className="bd col g8">
          <h1 className="t1">{t('new')}</h1>
          <TextInput
            label={t('fact.title')}
            placeholder={t('titlePlaceholder')}
            value={title}
            maxLength={200}
            onChange={(e) => setTitle(e.currentTarget.value)}
            data-testid="cycle-title"
          />
          <div className="pdca-fields">
            <Select
              label={t('fact.stage')}
              data={choices.stages.map((s) => ({ value: s.stage, label: word('stage', s.stage) }))}
              value={stage}
              allowDeselect={false}
              onChange={(value) => {
                const next = choices.stages.find((s) => s.stage === value) ?? chosen;
                setStage(next.stage);
                setStandard('');
                setTarget(next.target);
              }}
            />
            <Select
              label={t('fact.metric')}
              data={chosen.metrics.map((m) => ({ value: m.standard ?? '', label: text(m.title) }))}
              value={standard}
              allowDeselect={false}
              onChange={(value) => setStandard(value ?? '')}
            />
            <Select
              label={t('fact.where')}
              data={[...(user.location ? [] : [{ value: '', label: t('everywhere') }]), ...locations.map((l) => ({ value: l.id, label: l.name }))]}
              value={location}
              allowDeselect={false}
              onChange={(value) => setLocation(value ?? '')}
            />
            <Select
              label={t('fact.owner')}
              data={choices.owners.map((o) => ({ value: o.id, label: o.name }))}
              value={owner}
              allowDeselect={false}
              onChange={(value) => setOwner(value ?? '')}
            />
          </div>
          <AimFields
            target={target}
            onTarget={setTarget}
            hypothesis={hypothesis}
            onHypothesis={setHypothesis}
            checkOn={checkOn}
            onCheckOn={setCheckOn}
            horizon={standard ? 0 : chosen.horizonDays}
          />
          <div className="row wrap">
            <Button type="submit" disabled={!title.trim() || !hypothesis.trim() || !checkOn} loading={begin.isPending} data-testid="begin-cycle">
              {t('begin')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      </section>
      <section className="card" aria-label={t('figureNow')}>
        <div className="hd">
          <h2 className="t2">{t('figureNow')}</h2>
        </div>
        <div className="bd">
          <Ask query={now}>
            {(figures) => (
              <div className="col g12">
                <Words figures={figures} />
                <Months figures={figures} />
              </div>
            )}
          </Ask>
        </div>
      </section>
    </form>
  );
}
