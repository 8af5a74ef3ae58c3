import type { Text } from '@codemirror/state';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { mayChangeRules } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import { useKeys } from '@/Platform/Kit/keys';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Waiting } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { say } from '@/Platform/Kit/say';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useText } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { calls, type Kind } from './calls';
import { Diagram } from './Diagram';
import { Difference } from './Difference';
import { Problems } from './Problems';
import { useDefinition } from './useDefinition';
import { Versions } from './Versions';
import './studio.css';

const JsonEditor = lazy(() => import('@/Platform/Kit/JsonEditor'));

/** One rule set or workflow: its text, checked and put in force from here; its versions; a workflow drawn with who stands where. */
export default function DefinitionPage({ kind }: { kind: Kind }) {
  const { name = '' } = useParams();
  return <Definition key={`${kind}/${name}`} kind={kind} name={name} />;
}

function Definition({ kind, name }: { kind: Kind; name: string }) {
  const { t } = useTranslation('studio');
  const text = useText();
  const may = mayChangeRules(useSession().user.role);
  const d = useDefinition(kind, name);
  const title = text(titleIn(d.inForce.data?.text)) || name;
  useTitle(title);
  const [query, set] = useQueryState();
  const view = query.get('view') ?? (kind === 'workflows' ? 'diagram' : 'text');
  const compared = Number(query.get('version')) || null;
  const [why, setWhy] = useState('');
  const [at, setAt] = useState<{ line: number; column: number } | null>(null);
  const now = d.inForce.data;
  const takeBack = (version: number) => d.takeBack.mutate(version, { onSuccess: (p) => say(t('takenBack', { n: version, now: p.version })) });
  const show = (place: { line: number; column: number }) => {
    set({ view: 'text', version: null });
    setAt({ ...place });
  };
  const save = () =>
    d.save.mutate(why.trim(), {
      onSuccess: (saved) => {
        setWhy('');
        say(saved.unchanged ? t('unchanged') : t('saved', { n: saved.version }));
      },
    });
  const busy = d.save.isPending || d.check.isPending || d.takeBack.isPending;
  useKeys({
    'Mod+KeyS': () => {
      if (may && d.changed && !busy) save();
    },
    KeyE: () => show({ line: 1, column: 1 }),
    'Shift+KeyU': () => {
      if (may && now?.inForce && !busy) takeBack(now.version);
    },
    'Alt+Enter': () => {
      if (!busy) d.check.mutate();
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new problems are drawn anew
  const marks = useCallback(
    (doc: Text) =>
      d.problems
        .filter((p) => p.file === `${name}.json`)
        .map((p) => {
          const line = doc.line(Math.min(Math.max(1, p.line), doc.lines));
          const from = Math.min(line.from + Math.max(0, p.column - 1), line.to);
          return {
            from,
            to: Math.max(from, line.to),
            severity: p.severity === 'error' ? ('error' as const) : ('warning' as const),
            message: [text(p.message), text(p.remedy)].filter(Boolean).join(' '),
          };
        }),
    [d.problems],
  );
  const tab = (id: string) => (
    <button
      key={id}
      type="button"
      className={`tab${view === id && !compared ? ' on' : ''}`}
      aria-pressed={view === id && !compared}
      onClick={() => set({ view: id, version: null })}
      data-testid={`tab-${id}`}
    >
      {t(`tab.${id}`)}
    </button>
  );
  return (
    <div className="definition">
      <div className="page">
        <div className="phead">
          <Link to={`/${kind}`} className="dim nw">
            {t(kind)}
          </Link>
          <h1 className="t1 cut">{title}</h1>
          {now &&
            (now.inForce ? <Status kind="good">{t('versionInForce', { n: now.version })}</Status> : <Status kind="warn">{t('withdrawn')}</Status>)}
          {d.changed && <Status kind="warn">{t('edited')}</Status>}
        </div>
        <nav className="tabs" aria-label={t('tabs')}>
          {(kind === 'workflows' ? ['diagram', 'text'] : ['text']).map(tab)}
          {compared && (
            <button type="button" className="tab on" aria-pressed onClick={() => set({ version: null })}>
              {t('compared', { n: compared })}
            </button>
          )}
        </nav>
        <Ask query={d.inForce}>
          {(data) =>
            compared ? (
              <Compared kind={kind} name={name} version={compared} versions={(d.versions.data?.versions ?? []).map((v) => v.version)} />
            ) : view === 'diagram' && data.graph ? (
              <Diagram graph={data.graph} name={title} />
            ) : (
              <>
                <p className="narrow band soft-acc">{t('wider')}</p>
                <div className="studio">
                  <Suspense fallback={<Waiting />}>
                    <JsonEditor
                      text={d.text}
                      marks={marks}
                      onChange={d.edit}
                      label={t('textOf', { name: title })}
                      readOnly={!may}
                      at={at}
                      className="tall"
                    />
                  </Suspense>
                </div>
              </>
            )
          }
        </Ask>
        {d.problems.length > 0 && <Problems problems={d.problems} onShow={show} />}
        {d.checked && d.problems.length === 0 && (
          <div className="pad8">
            <Status kind="good">{t('checked', { count: d.checked.tests, n: d.checked.tests })}</Status>
          </div>
        )}
        {view === 'text' && !compared && (
          <div className="savebar">
            {may && (
              <TextInput
                className="grow"
                placeholder={t('why')}
                aria-label={t('why')}
                value={why}
                onChange={(e) => setWhy(e.currentTarget.value)}
                data-testid="why"
              />
            )}
            <Button variant="default" onClick={() => d.check.mutate()} loading={d.check.isPending} data-testid="check">
              {t('check')}
            </Button>
            {may && (
              <>
                <Button variant="default" disabled={!d.changed || busy} onClick={d.discard}>
                  {t('discard')}
                </Button>
                <Button disabled={!d.changed || busy} loading={d.save.isPending} onClick={save} data-testid="save">
                  {t('save')}
                </Button>
              </>
            )}
          </div>
        )}
      </div>
      <aside className="side versionside" aria-label={t('versions')}>
        <Scroll label={t('versions')}>
          <h2 className="t2 sec">{t('versions')}</h2>
          <Ask query={d.versions}>
            {(list) => (
              <Versions
                versions={[...list.versions]}
                shown={compared}
                onShow={(version) => set({ version })}
                onTakeBack={may ? takeBack : undefined}
                busy={busy}
              />
            )}
          </Ask>
        </Scroll>
      </aside>
    </div>
  );
}

/** What a version changed against the one before it. */
function Compared({ kind, name, version, versions }: { kind: Kind; name: string; version: number; versions: number[] }) {
  const { t } = useTranslation('studio');
  const before = versions.filter((v) => v < version).sort((a, b) => b - a)[0] ?? version;
  const read = (n: number) => ({
    queryKey: ['definition', kind, name, 'version', n],
    queryFn: () => calls[kind].version(name, n),
  });
  const old = useQuery(read(before));
  const now = useQuery(read(version));
  return (
    <Ask query={now}>
      {(to) => <Ask query={old}>{(from) => <Difference before={from.text} after={to.text} label={t('compared', { n: version })} />}</Ask>}
    </Ask>
  );
}

function titleIn(text: string | undefined): { ru: string; en: string } | null {
  try {
    const json = JSON.parse(text ?? 'null');
    return json?.ClinicFlow?.title ?? json?.customProperties?.title ?? null;
  } catch {
    return null;
  }
}
