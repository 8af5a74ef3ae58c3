import type { Text } from '@codemirror/state';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { mayApproveRules, mayChangeRules } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import { useKeys } from '@/Platform/Kit/keys';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Waiting } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { say } from '@/Platform/Kit/say';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useText } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import type { Kind } from './calls';
import { useCheck } from './Flow/useCheck';
import { useHistory } from './Flow/useHistory';
import { Problems } from './Problems';
import { CompareVersions } from './Publishing/CompareVersions';
import { DraftBanner } from './Publishing/DraftBanner';
import { MergeConflict } from './Publishing/MergeConflict';
import { PublishBar } from './Publishing/PublishBar';
import { useDefinition } from './useDefinition';
import { Versions } from './Versions';
import './studio.css';

const JsonEditor = lazy(() => import('@/Platform/Kit/JsonEditor'));
const FlowView = lazy(() => import('./Flow/FlowView'));

/** One rule set or workflow: its text, checked and put in force from here; its versions; a workflow drawn with who stands where. */
export default function DefinitionPage({ kind }: { kind: Kind }) {
  const { name = '' } = useParams();
  return <Definition key={`${kind}/${name}`} kind={kind} name={name} />;
}

function Definition({ kind, name }: { kind: Kind; name: string }) {
  const { t } = useTranslation('studio');
  const text = useText();
  const role = useSession().user.role;
  const may = mayChangeRules(role);
  const d = useDefinition(kind, name);
  const title = text(titleIn(d.inForce.data?.text ?? d.text)) || name;
  useTitle(title);
  const [query, set] = useQueryState();
  const asked = query.get('view');
  const view = (asked === 'draft' ? 'text' : asked) ?? (kind === 'workflows' ? 'diagram' : 'text');
  const compared = Number(query.get('version')) || null;
  const history = useHistory(d.text, d.edit);
  // A workflow is checked while it is written; its drawing asks by itself.
  const written = useCheck(name, d.text, kind === 'workflows' && may && view === 'text' && d.changed);
  const problems = written.report?.problems ?? d.problems;
  const [at, setAt] = useState<{ line: number; column: number } | null>(null);
  const now = d.inForce.data;
  const takeBack = (version: number) => d.takeBack.mutate(version, { onSuccess: (p) => say(t('takenBack', { n: version, now: p.version })) });
  const show = (place: { line: number; column: number }) => {
    set({ view: 'text', version: null });
    setAt({ ...place });
  };
  useKeys({
    'Mod+KeyS': () => {
      if (may && d.unsaved && !d.conflict) d.saveDraft.mutate();
    },
    KeyE: () => show({ line: 1, column: 1 }),
    'Shift+KeyU': () => {
      if (may && now?.inForce && !d.busy) takeBack(now.version);
    },
    'Alt+Enter': () => {
      if (!d.busy) d.check.mutate();
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new problems are drawn anew
  const marks = useCallback(
    (doc: Text) =>
      problems
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
    [problems],
  );
  const tab = (id: string) => (
    <button
      key={id}
      type="button"
      className={`tab${view === id && !compared ? ' on' : ''}`}
      aria-pressed={view === id && !compared}
      onClick={() => set({ view: id, version: null, with: null, as: null })}
      data-testid={`tab-${id}`}
    >
      {t(`tab.${id}`)}
    </button>
  );
  return (
    <div className="definition" onKeyDownCapture={kind === 'workflows' ? history.onKeyDownCapture : undefined}>
      <div className="page">
        <div className="phead">
          <Link to={`/${kind}`} className="dim nw">
            {t(kind)}
          </Link>
          <h1 className="t1 cut">{title}</h1>
          {now &&
            (now.inForce ? <Status kind="good">{t('versionInForce', { n: now.version })}</Status> : <Status kind="warn">{t('withdrawn')}</Status>)}
        </div>
        <DraftBanner d={d} kind={kind} name={name} mayApprove={mayApproveRules(role)} />
        <nav className="tabs" aria-label={t('tabs')}>
          {(kind === 'workflows' ? ['diagram', 'text'] : ['text']).map(tab)}
          {compared && (
            <button type="button" className="tab on" aria-pressed onClick={() => set({ version: null, with: null, as: null })}>
              {t('comparison')}
            </button>
          )}
        </nav>
        <Ask query={d.inForce}>
          {(data) =>
            compared ? (
              <CompareVersions d={d} kind={kind} name={name} version={compared} />
            ) : d.conflict ? (
              <MergeConflict d={d} />
            ) : view === 'diagram' && data.graph ? (
              <Suspense fallback={<Waiting />}>
                <FlowView
                  name={name}
                  title={title}
                  text={d.text}
                  inForce={data.text}
                  version={data.version}
                  versions={d.versions.data?.versions ?? []}
                  changed={d.changed}
                  may={may}
                  edit={d.edit}
                  undo={history.undo}
                  redo={history.redo}
                  onText={show}
                />
              </Suspense>
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
                      readOnly={!may || !!d.draft?.askedBy}
                      at={at}
                      className="tall"
                    />
                  </Suspense>
                </div>
              </>
            )
          }
        </Ask>
        {problems.length > 0 && <Problems problems={problems} onShow={show} />}
        {d.checked && problems.length === 0 && (
          <div className="pad8">
            <Status kind="good">{t('checked', { count: d.checked.tests, n: d.checked.tests })}</Status>
          </div>
        )}
        {(view === 'text' || d.changed) && !compared && <PublishBar d={d} kind={kind} name={name} title={title} may={may} />}
      </div>
      {(view !== 'diagram' || compared || query.get('versions')) && (
        <aside className="side versionside" aria-label={t('versions')}>
          <Scroll label={t('versions')}>
            <h2 className="t2 sec">{t('versions')}</h2>
            <Ask query={d.versions}>
              {(list) => (
                <Versions
                  versions={[...list.versions]}
                  shown={compared}
                  onShow={(version) => set({ version, with: null })}
                  onTakeBack={may ? takeBack : undefined}
                  busy={d.busy}
                />
              )}
            </Ask>
          </Scroll>
        </aside>
      )}
    </div>
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
