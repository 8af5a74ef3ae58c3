import { useTranslation } from 'react-i18next';
import { DataTable } from '@/Platform/Kit/DataTable';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useOpenRow } from '@/Platform/Kit/useOpenRow';
import { useFormat } from '@/Platform/Language/useFormat';
import { type Draw, type DrawView, useDraw } from './api';
import { Hints } from './Hints';
import { Replacements } from './Replacements';
import { StratumPanel } from './StratumPanel';
import { useStrata } from './strataColumns';

/** The draw of one month: whose work, how much of it, what was found, and what the sample tells of the whole. */
export function DrawTab({ period, draws }: { period: string | null; draws: Draw[] }) {
  const { t } = useTranslation('audits');
  const f = useFormat();
  const draw = useDraw(period);
  const committed = draws.filter((d) => d.state === 'committed');
  if (!period || draws.every((d) => d.state === 'committed'))
    return (
      <Empty kind="finished" title={t('none')} text={t('noneText')}>
        {committed.map((d) => (
          <span key={d.period} className="s12 dim">
            {t('promised', { month: d.period, at: f.dateTime(d.committedAt) })} <span className="mono">{d.commitment.slice(0, 16)}…</span>
          </span>
        ))}
      </Empty>
    );
  return <Ask query={draw}>{(data) => <Shown key={data.draw.period} data={data} />}</Ask>;
}

function Shown({ data }: { data: DrawView }) {
  const { t } = useTranslation('audits');
  const f = useFormat();
  const columns = useStrata();
  const rows = data.strata;
  const { open, selected, show, close } = useOpenRow(rows, { name: 'stratum' });
  const { draw } = data;
  const facts: [string, string][] = [
    [t('fact.rate'), data.settings.mode === 'rate' ? f.percent(data.settings.rate) : t(`mode.${data.settings.mode}`)],
    [t('fact.items'), f.n(draw.items)],
    [t('fact.drawn'), f.n(draw.wanted)],
    [t('fact.done'), f.n(draw.done)],
    [t('fact.voided'), f.n(draw.voided)],
  ];
  return (
    <div className="row g0 grow audit-draw">
      <div className="col g0 grow audit-main">
        <div className="filters">
          {facts.map(([name, value]) => (
            <span key={name} className="s12 nw" style={{ marginRight: 10 }}>
              <span className="dim">{name}</span> <b>{value}</b>
            </span>
          ))}
          <span className="s12 dim">
            {t('hours', { need: f.n(data.hoursNeeded, 1), minutes: f.n(data.settings.minutesPerCheck), have: f.n(data.hoursThere) })}
          </span>
        </div>
        <Scroll label={t('tab.draw')}>
          {rows.length === 0 ? (
            <Empty kind="finished" title={t('noWork')} text={t('noWorkText')} />
          ) : (
            <DataTable rows={rows} columns={columns} id={(s) => s.id} label={t('tab.draw')} selected={selected} onOpen={(_, i) => show(i)} />
          )}
          <div className="col g4 s12 dim audit-notes">
            <span>{t('noticeNote', { share: f.percent(data.settings.noticeShare) })}</span>
            <span>{t('auditorNote')}</span>
            {data.excluded.map((e) => (
              <span key={e.kind + e.reason}>{t(`excluded.${e.reason}`, { count: e.n, n: f.n(e.n), kind: t(`kind.${e.kind}`) })}</span>
            ))}
          </div>
          <Replacements rows={data.replacements} />
        </Scroll>
        <Hints keys={open ? ['move', 'close'] : ['move', 'open']} />
      </div>
      {open && <StratumPanel key={open.id} id={open.id} draw={draw} settings={data.settings} onClose={close} />}
    </div>
  );
}
