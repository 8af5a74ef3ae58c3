import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '@/Platform/Language/useFormat';
import { type Cycle, useActs } from './api';

type Measure = Cycle['turn']['measures'][number];

/** What is to be done in this turn; each is done, or dropped with a reason. */
export function Measures({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('pdca');
  const acts = useActs(cycle);
  const [text, setText] = useState('');
  const [due, setDue] = useState('');
  const [dropping, setDropping] = useState<number | null>(null);
  const may = cycle.mayChange && !cycle.line.endedAt;
  const add = () => acts.measure.mutate({ text: text.trim(), dueOn: due || undefined }, { onSuccess: () => setText('') });
  return (
    <>
      {cycle.turn.measures.length === 0 && <p className="dim">{t('noMeasures')}</p>}
      <ul className="pdca-measures">
        {cycle.turn.measures.map((measure) => (
          <li key={measure.number} data-testid="measure">
            <Line measure={measure} />
            {may && !measure.doneAt && !measure.droppedAt && (
              <span className="row wrap pdca-settle">
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={acts.measureDone.isPending}
                  onClick={() => acts.measureDone.mutate(measure.number)}
                  data-testid="measure-done"
                >
                  {t('measureDone')}
                </Button>
                <Button size="compact-xs" variant="subtle" onClick={() => setDropping(dropping === measure.number ? null : measure.number)}>
                  {t('measureDrop')}
                </Button>
              </span>
            )}
            {dropping === measure.number && (
              <Drop onDrop={(reason) => acts.measureDrop.mutate({ number: measure.number, reason }, { onSuccess: () => setDropping(null) })} />
            )}
          </li>
        ))}
      </ul>
      {may && (
        <form
          className="pdca-add"
          onSubmit={(e) => {
            e.preventDefault();
            if (text.trim()) add();
          }}
        >
          <TextInput
            size="xs"
            value={text}
            maxLength={300}
            placeholder={t('measurePlaceholder')}
            aria-label={t('measurePlaceholder')}
            onChange={(e) => setText(e.currentTarget.value)}
            data-testid="measure-text"
          />
          <TextInput size="xs" type="date" value={due} aria-label={t('measureDue')} onChange={(e) => setDue(e.currentTarget.value)} />
          <Button size="xs" type="submit" variant="default" disabled={!text.trim()} loading={acts.measure.isPending} data-testid="measure-add">
            {t('measureAdd')}
          </Button>
        </form>
      )}
    </>
  );
}

function Line({ measure }: { measure: Measure }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const [Icon, tone, word] = measure.doneAt
    ? [IconCircleCheck, 'good', t('isDone')]
    : measure.droppedAt
      ? [IconCircleMinus, 'dim', t('isDropped')]
      : measure.overdue
        ? [IconAlertTriangle, 'warn', t('overdue')]
        : [IconCircle, 'dim', t('isOpen')];
  const when = measure.doneAt ?? measure.droppedAt ?? measure.due;
  const name = measure.version ? t('version', { text: measure.text, n: measure.version }) : measure.text;
  return (
    <span className="pdca-measure">
      <Icon size={15} className={tone} aria-label={word} role="img" />
      <span>
        {measure.link ? <Link to={measure.link}>{name}</Link> : name}
        {measure.dropReason && <span className="s12 dim"> {measure.dropReason}</span>}
      </span>
      <span className={`s12 nw ${measure.overdue && !measure.doneAt ? 'warn' : 'dim'}`}>{when && f.shortDate(when)}</span>
    </span>
  );
}

function Drop({ onDrop }: { onDrop: (reason: string) => void }) {
  const { t } = useTranslation('pdca');
  const [reason, setReason] = useState('');
  return (
    <form
      className="row"
      onSubmit={(e) => {
        e.preventDefault();
        onDrop(reason);
      }}
    >
      <TextInput
        className="grow"
        size="xs"
        value={reason}
        placeholder={t('dropReason')}
        aria-label={t('dropReason')}
        maxLength={2000}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <Button size="xs" type="submit" variant="default" disabled={!reason.trim()}>
        {t('measureDrop')}
      </Button>
    </form>
  );
}
