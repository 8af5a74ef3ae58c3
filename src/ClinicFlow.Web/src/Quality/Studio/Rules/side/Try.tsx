import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { useKeys } from '@/Platform/Kit/keys';
import { Key, Rich } from '@/Platform/Kit/Small';
import { Failed } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { atZone } from '@/Platform/Language/zone';
import type { RuleSet } from '../file/ruleFile';
import { JourneyPicker } from './JourneyPicker';
import { Nodes } from './Nodes';

type Element = Schemas['TrialElement'];
type Said = Schemas['TrialRule'];
type Props = {
  name: string;
  text: string;
  set: RuleSet | null;
  all: Schemas['FactList'];
  chosen: { journey: string | null; at: string };
  onChoose: (changes: { journey?: string | null; at?: string }) => void;
  onExample?: (example: Record<string, unknown>, title: string) => void;
};

/** The text as it stands now, asked about one journey: every value, what would be said, and what the version in force says. */
export function Try({ name, text, set, all, chosen, onChoose, onExample }: Props) {
  const { t } = useTranslation('rules');
  const f = useFormat();
  const trial = useMutation({
    mutationFn: () =>
      api.post('/api/v1/rules/{name}/try', {
        params: { path: { name } },
        body: { text, journey: chosen.journey, at: chosen.at ? atZone(`${chosen.at}T23:59`, f.timeZone).toISOString() : null },
      }),
  });
  const run = () => {
    if (chosen.journey) trial.mutate();
  };
  useKeys({ 'Mod+Enter': run });
  // What is typed is tried a moment after the last key, another journey or day at once.
  const [settled] = useDebouncedValue(text, 900);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is made anew with every key
  useEffect(() => {
    if (settled) run();
  }, [chosen.journey, chosen.at, settled]);
  const tried = trial.data;
  return (
    <section aria-label={t('try')} data-testid="try">
      <div className="sec col">
        <div className="row sp">
          <h2 className="t2">{t('try')}</h2>
          <Key>Ctrl Enter</Key>
        </div>
        <JourneyPicker
          rule={name}
          subject={set?.subject ?? ''}
          value={chosen.journey}
          shown={tried && tried.journey === chosen.journey ? tried.name : undefined}
          onChoose={(journey) => onChoose({ journey })}
        />
        <div className="row">
          <TextInput
            type="date"
            aria-label={t('asOf')}
            title={t('asOf')}
            className="grow"
            value={chosen.at}
            onChange={(e) => onChoose({ at: e.currentTarget.value })}
          />
          <Button variant="default" disabled={!chosen.journey} loading={trial.isPending} onClick={run} data-testid="run-try">
            {t('run')}
          </Button>
        </div>
      </div>
      {trial.error ? <Failed error={trial.error} /> : null}
      {!chosen.journey && <p className="sec s12 dim">{t('tryHint')}</p>}
      {tried?.elements.length === 0 && <p className="sec dim">{t('noElements')}</p>}
      {tried?.elements.map((element, i) => (
        <ElementView key={i} element={element} trial={tried} set={set} all={all} onExample={onExample} alone={tried.elements.length === 1} />
      ))}
    </section>
  );
}

type ViewProps = {
  element: Element;
  trial: Schemas['Trial'];
  set: RuleSet | null;
  all: Schemas['FactList'];
  onExample: Props['onExample'];
  alone: boolean;
};

function ElementView({ element, trial, set, all, onExample, alone }: ViewProps) {
  const { t } = useTranslation('rules');
  const f = useFormat();
  const word = useWord();
  const title = [
    t(`about.${element.about}`, { defaultValue: element.about }),
    element.title,
    element.specialty && word('specialty', element.specialty),
    element.since && f.shortDate(element.since),
  ];
  return (
    <>
      {!alone && <h3 className="sec t3">{title.filter(Boolean).join(' · ')}</h3>}
      {element.class !== null && (
        <div className="sec row sp">
          <span className="t3">{t('class')}</span>
          <b>
            {element.class}
            {element.classInForce !== element.class && <span className="dim"> ({t('inForceWas', { was: element.classInForce ?? '—' })})</span>}
          </b>
        </div>
      )}
      {element.rules.map((said) => (
        <RuleSaid key={said.rule} said={said} trial={trial} set={set} all={all} many={element.rules.length > 1} />
      ))}
      <div className="sec row">
        {onExample && (
          <Button
            className="grow"
            variant="default"
            onClick={() => onExample(element.example as Record<string, unknown>, title.filter(Boolean).join(', '))}
            data-testid="to-examples"
          >
            + {t('toExamples')}
          </Button>
        )}
        <Link to={`/journeys/${trial.journey}`} className="s12 nw">
          {t('openJourney')}
        </Link>
      </div>
    </>
  );
}

const tone = (purpose: string | undefined, status: string) => {
  if (status === 'error') return 'bad' as const;
  if (status === 'skipped') return 'info' as const;
  return (status === 'passed') === (purpose === 'standard')
    ? ('good' as const)
    : purpose === 'standard' || purpose === 'flag'
      ? ('warn' as const)
      : ('info' as const);
};

function RuleSaid({
  said,
  trial,
  set,
  all,
  many,
}: {
  said: Said;
  trial: Schemas['Trial'];
  set: RuleSet | null;
  all: Schemas['FactList'];
  many: boolean;
}) {
  const { t } = useTranslation('rules');
  const text = useText();
  const f = useFormat();
  const purpose = set?.purpose;
  const status = (s: string) => t(`status.${purpose}.${s}`, { defaultValue: t(`status.flag.${s}`) });
  const early = purpose === 'standard' && said.due && said.due > trial.at;
  const body = (
    <>
      {early && <p className="s12 dim">{t('notDue', { at: f.dateTime(said.due!) })}</p>}
      <Nodes said={said} set={set} all={all} />
      {said.error && <p className="band soft-bad">{text(said.error)}</p>}
      {said.output !== null && said.output !== undefined && (
        <div className="row sp">
          <span className="t3">{t('output')}</span>
          <b>{String(said.output)}</b>
        </div>
      )}
      {said.message && (
        <div className="col g4">
          <h3 className="t3">{t(`sees.${purpose}`, { defaultValue: t('sees.flag') })}</h3>
          <p className="band soft-warn">
            <Rich text={text(said.message)} />
          </p>
        </div>
      )}
      {said.inForce !== null && said.inForce !== said.status && (
        <p className="s12">
          <Status kind="info">{t('versionSays', { n: trial.inForce, status: status(said.inForce) })}</Status>
        </p>
      )}
    </>
  );
  const head = (
    <>
      <span className="t3 cut">{many ? text(said.title) || said.rule : t('nodes')}</span>
      <Status kind={tone(purpose, said.status)}>{status(said.status)}</Status>
    </>
  );
  if (many)
    return (
      <details className="sec">
        <summary className="row sp">{head}</summary>
        <div className="col">{body}</div>
      </details>
    );
  return (
    <div className="sec col" data-testid="trial">
      <div className="row sp">{head}</div>
      {body}
    </div>
  );
}
