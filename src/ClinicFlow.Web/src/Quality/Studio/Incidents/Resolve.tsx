import { ActionIcon, Button, Checkbox, Select, Textarea } from '@mantine/core';
import { IconArrowForwardUp, IconPlayerSkipForward, IconRefresh, IconRoute, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePlace } from '@/Platform/Access/place';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { useKeys } from '@/Platform/Kit/keys';
import { Key } from '@/Platform/Kit/Small';
import { reportProblem } from '@/Platform/Kit/say';
import { offerUndo } from '@/Platform/Kit/undo';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import { calls } from '../calls';
import { graphOf } from '../Flow/graph';
import { useWords } from '../Flow/words';
import type { Group, Incident } from './IncidentsPage';

type What = Schemas['ResolveRequest']['do'];
const icons = { retry: IconRefresh, skip: IconPlayerSkipForward, move: IconArrowForwardUp };
const letters = { retry: 'R', skip: 'S', move: 'M' };

type Props = { incident: Incident; group: Group | null; able: boolean; onClose: () => void };

/** What happened, and what a person decides about it: with a reason, for this one or for all of the same kind. */
export function Resolve({ incident, group, able, onClose }: Props) {
  const { t } = useTranslation('incidents');
  const f = useFormat();
  const text = useText();
  const place = usePlace();
  const portTitle = usePorts(incident);
  const client = useQueryClient();
  const [what, setWhat] = useState<What | null>(null);
  const [why, setWhy] = useState('');
  const [all, setAll] = useState(false);
  const [newest, setNewest] = useState(true);
  const [outcome, setOutcome] = useState<string | null>(incident.ports[0] ?? null);
  const [to, setTo] = useState<string | null>(null);
  const mended = what === 'retry' && incident.newestVersion > incident.version;
  const act = useMutation({
    mutationFn: (wanted: What) =>
      api.post('/api/v1/incidents/resolve', {
        body: {
          do: wanted,
          incidents: all ? null : [incident.id],
          all: all ? { workflow: incident.workflow, activity: incident.activity, code: incident.code, location: place?.id ?? null } : null,
          toVersion: mended && newest ? incident.newestVersion : null,
          outcome: wanted === 'skip' ? outcome : null,
          to: wanted === 'move' ? to : null,
          why,
        },
      }),
    onSuccess: ({ act: id, said }) => {
      offerUndo({ act: id, said });
      for (const key of ['incidents', 'session', 'definitions', 'journey', 'work']) void client.invalidateQueries({ queryKey: [key] });
      onClose();
    },
    onError: reportProblem,
  });
  const ready = what !== null && why.trim() !== '' && (what !== 'move' || to !== null);
  const save = () => ready && !act.isPending && act.mutate(what);
  useKeys(
    {
      KeyR: () => setWhat('retry'),
      KeyS: () => setWhat('skip'),
      KeyM: () => setWhat('move'),
      'Mod+Enter': () => void save(),
    },
    { on: able },
  );
  return (
    <aside className="side phonefull" aria-label={text(incident.activityTitle)} data-testid="detail">
      <div className="scroll">
        <div className="sec">
          <div className="row sp top">
            <h2 className="t2">{text(incident.activityTitle)}</h2>
            <ActionIcon aria-label={t('close')} onClick={onClose}>
              <IconX size={16} />
            </ActionIcon>
          </div>
          <span className="s12 dim">
            {text(incident.workflowTitle)} · {t('version', { version: incident.version })} · {f.dateTime(incident.raisedAt)}
          </span>
        </div>
        <div className="sec col g8">
          <span>{text(incident.message)}</span>
          <code className="s12 dim">{incident.code}</code>
          {incident.journey && (
            <Button component={Link} to={`/journeys/${incident.journey}`} variant="default" leftSection={<IconRoute size={15} />}>
              {incident.name ? t('journeyOf', { name: incident.name }) : t('journey')}
            </Button>
          )}
        </div>
        {able && (
          <div className="sec col g12">
            <fieldset className="row wrap" style={{ border: 0, padding: 0, margin: 0 }} aria-label={t('decide')}>
              {(['retry', 'skip', 'move'] as const).map((one) => {
                const Icon = icons[one];
                return (
                  <Button
                    key={one}
                    variant={what === one ? 'filled' : 'default'}
                    aria-pressed={what === one}
                    data-chosen={what === one}
                    leftSection={<Icon size={15} />}
                    rightSection={<Key>{letters[one]}</Key>}
                    onClick={() => setWhat(one)}
                    data-testid={`do-${one}`}
                  >
                    {t(`do.${one}`)}
                  </Button>
                );
              })}
            </fieldset>
            {what && (
              <>
                <span className="s12 dim">{t(`about.${what}`)}</span>
                {what === 'skip' && incident.ports.length > 1 && (
                  <Select
                    label={t('outcome')}
                    data={incident.ports.map((p) => ({ value: p, label: portTitle(p) }))}
                    value={outcome}
                    onChange={setOutcome}
                    allowDeselect={false}
                  />
                )}
                {what === 'move' && (
                  <Select
                    label={t('to')}
                    data={incident.others.map((o) => ({ value: o.activity, label: `${text(o.title)} (${o.activity})` }))}
                    value={to}
                    onChange={setTo}
                    searchable
                    data-testid="move-to"
                  />
                )}
                {mended && (
                  <Checkbox
                    checked={newest}
                    onChange={(e) => setNewest(e.currentTarget.checked)}
                    label={t('newest', { version: incident.newestVersion })}
                  />
                )}
                {group && group.n > 1 && (
                  <Checkbox
                    checked={all}
                    onChange={(e) => setAll(e.currentTarget.checked)}
                    label={t('allOf', { count: group.n })}
                    data-testid="all-of"
                  />
                )}
                <Textarea
                  autoFocus
                  rows={2}
                  maxLength={2000}
                  label={t('why')}
                  value={why}
                  onChange={(e) => setWhy(e.currentTarget.value)}
                  data-testid="reason"
                />
                <Button disabled={!ready} loading={act.isPending} rightSection={<Key>Ctrl Enter</Key>} onClick={save} data-testid="resolve">
                  {t(`do.${what}`)}
                </Button>
              </>
            )}
          </div>
        )}
      </div>
    </aside>
  );
}

/** How the ways out of the activity are called in the version that the instance runs. */
function usePorts({ workflow, version, activity }: Incident) {
  const w = useWords();
  const text = useQuery({
    queryKey: ['definition', 'workflows', workflow, 'version', version],
    queryFn: () => calls.workflows.version(workflow, version),
  });
  const node = useMemo(() => (text.data ? graphOf(text.data.text) : null)?.nodes.find((n) => n.id === activity), [text.data, activity]);
  return (port: string) => w.port(node, port);
}
