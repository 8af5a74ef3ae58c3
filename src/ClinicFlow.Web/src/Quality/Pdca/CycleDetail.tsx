import { Button } from '@mantine/core';
import { IconArrowBackUp, IconHistory, IconRefresh, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { Ask } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { type Cycle, useActs, useCycle } from './api';
import { FiguresCard } from './FiguresCard';
import { CloseForm, NextTurn } from './Forms';
import { Panels } from './Panels';
import { StepForm } from './StepForm';
import { Turns } from './Turns';

type Props = { cycle: string; begin: ReactNode; board: ReactNode };

/** One cycle: what it is about, its figures, its four steps, and the next one to be completed. */
export function CycleDetail({ cycle, begin, board }: Props) {
  const query = useCycle(cycle);
  return (
    <Ask query={query}>
      {(data) => (
        <>
          <Head cycle={data} begin={begin} />
          <div className="pdca-top">
            {board}
            <FiguresCard cycle={data} />
          </div>
          <Body cycle={data} />
        </>
      )}
    </Ask>
  );
}

function Head({ cycle, begin }: { cycle: Cycle; begin: ReactNode }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const { locations } = useSession();
  const [query, set] = useQueryState();
  const acts = useActs(cycle);
  const { line } = cycle;
  const where = line.location ? (locations.find((l) => l.id === line.location)?.name ?? line.location) : t('everywhere');
  const open = (form: string) => set({ form: query.get('form') === form ? null : form });
  return (
    <div className="phead wrap">
      <h1 className="t1">{line.title}</h1>
      <Status kind={line.endedAt ? 'wait' : line.overdue ? 'bad' : 'good'} icon={line.endedAt ? undefined : IconRefresh} tag>
        {t('turnAt', { turn: line.turn, step: line.endedAt ? t('closed') : text(line.activity).toLowerCase() })}
      </Status>
      <span className="dim s12 pdca-said">
        {t('head', { owner: line.ownerName, stage: word('stage', line.stage), where, since: f.fullDate(line.begunAt) })}
      </span>
      <div className="row wrap">
        {begin}
        {cycle.before.length > 0 && (
          <Button variant="default" leftSection={<IconHistory size={14} />} onClick={() => open('turns')} data-testid="turns">
            {t('turns', { n: line.turn })}
          </Button>
        )}
        {cycle.mayUndo && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={14} />}
            loading={acts.undo.isPending}
            onClick={() => acts.undo.mutate()}
            data-testid="undo-cycle"
          >
            {t('undo')}
          </Button>
        )}
        {cycle.mayChange && (
          <Button variant="default" leftSection={<IconX size={14} />} onClick={() => open('close')} data-testid="close-cycle">
            {t('close')}
          </Button>
        )}
        {cycle.mayChange && line.step && (
          <Button onClick={() => open(line.step ?? '')} data-testid="next-step">
            {t(`complete.${line.step}`, t('complete.other'))}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The form that was asked for stands above the steps that it is about. */
function Body({ cycle }: { cycle: Cycle }) {
  const [query, set] = useQueryState();
  const form = query.get('form');
  const done = () => set({ form: null });
  return (
    <>
      {form === 'turns' && <Turns turns={cycle.before} onClose={done} />}
      {cycle.mayChange && form === 'close' && <CloseForm cycle={cycle} onDone={done} />}
      {cycle.mayChange && form === 'next' && cycle.line.step === 'next' && <NextTurn cycle={cycle} onDone={done} />}
      {cycle.mayChange && form && form === cycle.line.step && form !== 'next' && <StepForm key={form} cycle={cycle} step={form} onDone={done} />}
      <Panels cycle={cycle} />
    </>
  );
}
