import { Button } from '@mantine/core';
import { IconHistory, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { mayApproveRules, mayChangeRules } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { Schemas } from '@/Platform/Api/contract';
import { useKeys } from '@/Platform/Kit/keys';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { say } from '@/Platform/Kit/say';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { AlsoHere } from '@/Work/List/LockBand';
import { DraftBanner } from '../Publishing/DraftBanner';
import { FailingBand, Health } from '../Publishing/Health';
import { MergeConflict } from '../Publishing/MergeConflict';
import { PublishBar } from '../Publishing/PublishBar';
import { PublishDialog } from '../Publishing/PublishDialog';
import { ReplayPanel } from '../Replay/ReplayPanel';
import { useDefinition } from '../useDefinition';
import { put, type Value } from './file/edit';
import { readRuleFile } from './file/ruleFile';
import { Form, useFactsOf } from './form/Form';
import { NarrowSummary } from './NarrowSummary';
import { RuleList } from './RuleList';
import { Examples } from './side/Examples';
import { Try } from './side/Try';
import { Where } from './side/Where';
import { RuleText, type Spot } from './text/RuleText';
import { useCheck } from './useCheck';
import { useFactList } from './useFactList';
import { usePresence } from './usePresence';
import { useRuleEdit } from './useRuleEdit';
import { VersionsDrawer } from './VersionsDrawer';
import '../studio.css';
import './rules.css';

/** One rule set: form and text of one file, tried on a journey and on its examples, put in force from here. */
export default function RuleStudio() {
  const { name = '' } = useParams();
  return <Ask query={useFactList()}>{(all) => <Studio key={name} name={name} all={all} />}</Ask>;
}

function Studio({ name, all }: { name: string; all: Schemas['FactList'] }) {
  const { t } = useTranslation('rules');
  const text = useText();
  const f = useFormat();
  const { user } = useSession();
  const may = mayChangeRules(user.role);
  const [query, set] = useQueryState();
  const d = useDefinition('rules', name);
  const file = useMemo(() => readRuleFile(d.text), [d.text]);
  const title = text(file?.title) || name;
  useTitle(title);
  const edit = useRuleEdit(d.text, d.edit);
  const { report, checking } = useCheck(name, d.text);
  const others = usePresence(name);
  const [at, setAt] = useState<Spot | null>(null);
  const [publishing, setPublishing] = useState(false);
  const rule = file?.rules.find((r) => r.name === query.get('rule')) ?? file?.rules[0];
  const known = useFactsOf(all, file ?? nothing, rule);
  const show = useCallback((spot: Spot) => setAt({ ...spot }), []);
  const now = d.inForce.data;
  const list = query.get('list') !== 'off';
  const titleOf = (id: string) => text(file?.rules.find((r) => r.name === id)?.title) || (file?.rules.length === 1 ? title : id);
  // A text with errors, or whose examples fail, is not put in force.
  const clean = report !== undefined && !checking && report.problems.every((p) => p.severity !== 'error');
  // What waits for a second person is not changed under them.
  const writes = may && !d.draft?.askedBy;
  const takeBack = (version: number) => d.takeBack.mutate(version, { onSuccess: (p) => say(t('takenBack', { n: version, now: p.version })) });
  useKeys({
    'Mod+KeyS': () => {
      if (may && d.unsaved && !d.conflict) d.saveDraft.mutate();
    },
    'Shift+KeyU': () => {
      if (may && now?.inForce && !d.busy) takeBack(now.version);
    },
    KeyE: () => show({ line: 1, column: 1 }),
    KeyP: () => {
      if (may && d.changed && clean && !d.busy) setPublishing(true);
    },
    KeyV: () => set({ versions: query.get('versions') ? null : '1' }),
  });
  const example = (facts: Record<string, unknown>, from: string) => {
    const tests = file?.tests.length ?? 0;
    const test = { name: t('exampleName', { from, n: tests + 1 }), ...facts } as Value;
    d.edit(put(d.text, ['ClinicFlow', 'tests', tests], test));
    say(t('exampleAdded'));
  };
  return (
    <div className={`rulestudio${list ? '' : ' nolist'}`}>
      {list && <RuleList name={name} changed={d.changed} onHide={() => set({ list: 'off' })} />}
      <div className="rulemain">
        <header className="phead">
          {!list && (
            <Button variant="subtle" size="compact-xs" aria-label={t('showList')} onClick={() => set({ list: null })}>
              <IconLayoutSidebarLeftExpand size={16} />
            </Button>
          )}
          <h1 className="t1 cut">{title}</h1>
          {!d.changed && now && !now.inForce ? (
            <Status kind="warn" tag>
              {t('withdrawn')}
            </Status>
          ) : null}
          {now && (
            <span className="dim cut grow s12 desk">
              {now.inForce && now.inForceFrom && !d.changed
                ? now.by === 'shipped'
                  ? t('inForceShipped', { n: now.version })
                  : t('inForceSince', { n: now.version, since: f.shortDate(now.inForceFrom), by: now.by })
                : ''}
            </span>
          )}
          <AlsoHere names={[...others]} />
          <Button variant="default" leftSection={<IconHistory size={15} />} onClick={() => set({ versions: '1' })} data-testid="versions">
            {t('versions')}
          </Button>
          <PublishBar d={{ ...d, changed: d.changed && clean }} kind="rules" name={name} title={title} may={may} />
        </header>
        <DraftBanner d={d} kind="rules" name={name} mayApprove={mayApproveRules(user.role)} />
        <FailingBand name={name} may={may} titleOf={titleOf} onShow={show} />
        {d.conflict ? (
          <MergeConflict d={d} />
        ) : now || d.draft ? (
          <>
            <NarrowSummary set={file} all={all} report={report} />
            <div className="panes">
              <div className="formpane">
                <Scroll label={t('form')}>
                  {file ? (
                    <Form set={file} all={all} edit={edit} readOnly={!writes} shown={rule?.name ?? null} onShow={(r) => set({ rule: r })} />
                  ) : (
                    <p className="band soft-warn">{t('unreadable')}</p>
                  )}
                </Scroll>
              </div>
              <RuleText
                name={name}
                text={d.text}
                facts={known}
                problems={[...(report?.problems ?? [])]}
                checking={checking}
                onChange={d.edit}
                readOnly={!writes}
                at={at}
                onShow={show}
              />
            </div>
            <ReplayPanel name={name} text={d.text} />
          </>
        ) : (
          <Ask query={d.inForce}>{() => null}</Ask>
        )}
      </div>
      <aside className="ruleside" aria-label={t('trial')}>
        <Scroll label={t('trial')}>
          <Try
            name={name}
            text={d.text}
            set={file}
            all={all}
            chosen={{ journey: query.get('journey'), at: query.get('at') ?? '' }}
            onChoose={(changes) => set({ ...changes })}
            onExample={writes ? example : undefined}
          />
          <Examples set={file} report={report} onShow={show} />
          <Where set={file} />
          {now && <Health name={name} may={may} titleOf={titleOf} onShow={show} />}
        </Scroll>
      </aside>
      {query.get('versions') && (
        <VersionsDrawer name={name} d={d} onTakeBack={may ? takeBack : undefined} compared={Number(query.get('version')) || null} set={set} />
      )}
      {publishing && <PublishDialog d={d} kind="rules" name={name} title={title} onClose={() => setPublishing(false)} />}
    </div>
  );
}

const nothing = readRuleFile('{}')!;
