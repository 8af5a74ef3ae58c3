import { Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHistory,
  IconLayoutDistributeHorizontal,
  IconPencil,
  IconPlus,
  IconTestPipe,
  IconTransfer,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { palette } from './edit';
import { useWords } from './words';

type Props = {
  live: Schemas['LiveView'] | null;
  version: number;
  others: readonly Schemas['VersionView'][];
  report: Schemas['CheckReport'] | undefined;
  may: boolean;
  editing: boolean;
  changed: boolean;
  undo: () => void;
  redo: () => void;
  onLayAnew: () => void;
  onInsert: (kind: string) => void;
};

/** Over the drawing: what runs, whether the text is right, and what can be done with it. What is shown beside it stands in the address. */
export function Toolbar(props: Props) {
  const { live, version, others, report, may, editing, changed } = props;
  const { t } = useTranslation('flow');
  const [query, set] = useQueryState();
  const compared = query.get('compare');
  /** A view that is switched on and off, and takes the place of the others. */
  const toggle = (key: string, label: string, icon: ReactNode, testid: string, rest: Record<string, null> = {}) => (
    <Button
      size="compact-sm"
      variant={query.get(key) ? 'light' : 'default'}
      aria-pressed={Boolean(query.get(key))}
      leftSection={icon}
      onClick={() => set({ ...rest, [key]: query.get(key) ? null : 'yes' })}
      data-testid={testid}
    >
      {label}
    </Button>
  );
  return (
    <div className="flowbar" role="toolbar" aria-label={t('toolbar')}>
      {live && <Running live={live} version={version} />}
      <span className="grow" />
      {report && <CheckState report={report} onShow={() => set({ tests: 'yes', activity: null })} />}
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant={compared ? 'light' : 'default'} data-testid="compare">
              {compared ? t('compare.with', { n: compared }) : t('compare.choose')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {compared && <Menu.Item onClick={() => set({ compare: null })}>{t('compare.stop')}</Menu.Item>}
            {others.map((v) => (
              <Menu.Item key={v.version} onClick={() => set({ compare: v.version, activity: null })}>
                {t('compare.version', { n: v.version })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {toggle('tests', t('tests.title'), <IconTestPipe size={14} />, 'tests', { activity: null, migrate: null })}
      {editing && <Editing {...props} />}
      {!editing &&
        (query.get('migrate') || live?.versions.some((v) => v.version !== version)) &&
        toggle('migrate', t('migrate.open'), <IconTransfer size={14} />, 'open-migration', { activity: null, tests: null })}
      {toggle('versions', t('versions'), <IconHistory size={14} />, 'versions')}
      {may && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={editing ? undefined : <IconPencil size={14} />}
          onClick={() => set({ mode: editing ? null : 'edit' })}
          data-testid={editing ? 'live-figures' : 'edit-diagram'}
        >
          {t(editing ? 'stopEditing' : changed ? 'openDraft' : 'edit')}
        </Button>
      )}
    </div>
  );
}

function Editing({ undo, redo, onLayAnew, onInsert }: Props) {
  const { t } = useTranslation('flow');
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={undo} aria-label={t('undo')} title={t('undo')} data-testid="undo">
        <IconArrowBackUp size={15} />
      </Button>
      <Button size="compact-sm" variant="default" onClick={redo} aria-label={t('redo')} title={t('redo')} data-testid="redo">
        <IconArrowForwardUp size={15} />
      </Button>
      <Button size="compact-sm" variant="default" leftSection={<IconLayoutDistributeHorizontal size={14} />} onClick={onLayAnew}>
        {t('layAnew')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} data-testid="add-activity">
            {t('add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['domain', 'flow'] as const).map((group) => (
            <div key={group}>
              <Menu.Label>{t(`palette.${group}`)}</Menu.Label>
              {palette[group].map((kind) => (
                <Menu.Item key={kind} onClick={() => onInsert(kind)} data-testid={`add-${kind}`}>
                  {t(`kind.${kind}`)}
                </Menu.Item>
              ))}
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** How many run, and how many of them on other versions. */
function Running({ live, version }: { live: Schemas['LiveView']; version: number }) {
  const w = useWords();
  const others = live.versions.filter((v) => v.version !== version);
  return (
    <span className="s12 dim" data-testid="running">
      {[
        w.t('runs', { count: live.running, n: w.f.n(live.running) }),
        ...others.map((v) => w.t('onVersion', { count: v.running, n: w.f.n(v.running), version: v.version })),
      ].join(', ')}
    </span>
  );
}

function CheckState({ report, onShow }: { report: Schemas['CheckReport']; onShow: () => void }) {
  const w = useWords();
  const errors = report.problems.filter((p) => p.severity === 'error').length;
  const passed = report.stories.filter((s) => s.passed).length;
  return (
    <button type="button" className="linkbutton" onClick={onShow} data-testid="check-state">
      {errors > 0 ? (
        <Status kind="bad">{w.t('tests.errors', { count: errors, n: w.f.n(errors) })}</Status>
      ) : (
        <Status kind={passed < report.stories.length ? 'warn' : 'good'}>
          {w.t('tests.passedN', { n: w.f.n(passed), of: w.f.n(report.stories.length) })}
        </Status>
      )}
    </button>
  );
}
