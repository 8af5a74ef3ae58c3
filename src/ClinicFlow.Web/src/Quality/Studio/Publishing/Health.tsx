import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { Ask } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import './publishing.css';

type Props = { name: string; may: boolean; titleOf: (rule: string) => string; onShow?: (at: { line: number; column: number }) => void };

/** How the rules of a set fare: asked once for the page. */
function useHealth(name: string) {
  const { t } = useTranslation('publishing');
  const cache = useQueryClient();
  const health = useQuery({
    queryKey: ['definition', 'rules', name, 'health'],
    queryFn: () => api.get('/api/v1/rules/{name}/health', { params: { path: { name } } }),
  });
  const turn = useMutation({
    mutationFn: ({ rule, on }: { rule: string; on: boolean }) =>
      api.post('/api/v1/rules/{name}/health/{rule}', { params: { path: { name, rule } }, body: { on } }),
    onSuccess: (done) => {
      say(t(done.off ? 'switchedOff' : 'switchedOn'));
      for (const key of ['definition', 'definitions', 'work']) void cache.invalidateQueries({ queryKey: [key] });
    },
    onError: reportProblem,
  });
  return { health, turn };
}

/** Only where a rule fails or is off: which, at what, and what that means for its items. */
export function FailingBand({ name, may, titleOf, onShow }: Props) {
  const { health, turn } = useHealth(name);
  const failing = health.data?.rules.filter((r) => r.off || r.erred > 0) ?? [];
  if (failing.length === 0) return null;
  return (
    <ul className="health band soft-bad" data-testid="failing">
      {failing.map((r) => (
        <OneRule
          key={r.rule}
          r={r}
          title={titleOf(r.rule)}
          days={health.data?.days ?? 0}
          busy={turn.isPending}
          onTurn={may ? turn.mutate : undefined}
          onShow={onShow}
        />
      ))}
    </ul>
  );
}

/** How the rules of a set fared in the last days: which fail, at what, and which are off. */
export function Health({ name, may, titleOf, onShow }: Props) {
  const { t } = useTranslation('publishing');
  const { health, turn } = useHealth(name);
  return (
    <section className="sec">
      <h2 className="t2">{t('health')}</h2>
      <Ask query={health}>
        {(data) => (
          <ul className="health" data-testid="health">
            {data.rules.map((r) => (
              <OneRule
                key={r.rule}
                r={r}
                title={titleOf(r.rule)}
                days={data.days}
                busy={turn.isPending}
                onTurn={may ? turn.mutate : undefined}
                onShow={onShow}
              />
            ))}
          </ul>
        )}
      </Ask>
    </section>
  );
}

type OneProps = {
  title: string;
  r: Schemas['RuleHealthView'];
  days: number;
  busy: boolean;
  onTurn?: (wanted: { rule: string; on: boolean }) => void;
  onShow?: Props['onShow'];
};

function OneRule({ r, title, days, busy, onTurn, onShow }: OneProps) {
  const { t } = useTranslation('publishing');
  const f = useFormat();
  const text = useText();
  return (
    <li className="col g4">
      <div className="row wrap g8">
        <b>{title}</b>
        {r.off ? (
          <Status kind="bad">
            {r.offBy ? t('offBy', { by: r.offBy, time: f.dateTime(r.offAt ?? '') }) : t('offItself', { time: f.dateTime(r.offAt ?? '') })}
          </Status>
        ) : r.erred ? (
          <Status kind="warn">{t('fails', { share: f.percent(r.share), n: f.n(r.erred), of: f.n(r.asked), count: days, days })}</Status>
        ) : (
          <Status kind="good">{t('healthy', { n: f.n(r.asked), count: days, days })}</Status>
        )}
        {onTurn && (
          <Button
            size="compact-xs"
            variant="default"
            disabled={busy}
            onClick={() => onTurn({ rule: r.rule, on: r.off })}
            data-testid={`switch-${r.rule}`}
          >
            {t(r.off ? 'switchOn' : 'switchOff')}
          </Button>
        )}
      </div>
      {r.error && (
        <span>
          {text(r.error)}{' '}
          {r.line ? (
            <Button size="compact-xs" variant="subtle" onClick={() => onShow?.({ line: r.line ?? 1, column: r.column ?? 1 })}>
              {t('place', { line: r.line, column: r.column })}
            </Button>
          ) : null}
        </span>
      )}
      {r.patient && (
        <span className="s12 dim">
          {t('example')} <Link to={`/patients/${r.patient}`}>{r.about === 'patient' || !r.about ? t('examplePatient') : r.about}</Link>
        </span>
      )}
      {(r.off || r.erred > 0) && <span className="s12 dim">{t('frozen')}</span>}
    </li>
  );
}
