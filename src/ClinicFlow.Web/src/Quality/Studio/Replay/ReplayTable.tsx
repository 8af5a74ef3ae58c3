import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';
import { type Scale, scaleOf } from './scale';
import type { Figures, Group, GroupName, Part } from './useReplay';

const rows: { group: GroupName; of: (part: Part) => Group; own?: boolean }[] = [
  { group: 'in-force', of: (p) => p.inForce },
  { group: 'candidate', of: (p) => p.candidate, own: true },
  { group: 'added', of: (p) => p.added },
  { group: 'dropped', of: (p) => p.dropped },
];

/** In force, draft, what only one of them flags: how many journeys, how many of them went on, and how sure that is. */
export function ReplayTable({ part, figures, onShow }: { part: Part; figures: Figures; onShow: (group: GroupName) => void }) {
  const { t } = useTranslation('replay');
  const f = useFormat();
  const scale = scaleOf(rows.map((r) => r.of(part)));
  const { conversion } = figures;
  return (
    <div className="replayscroll">
      <table className="tb replaytable" aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('version')}</th>
            <th scope="col" className="num">
              {t('flagged')}
            </th>
            {conversion && (
              <>
                <th scope="col" className="num" title={t(`long.${conversion.kind}`)}>
                  {t(`converted.${conversion.kind}`, { count: conversion.days })}
                </th>
                <th scope="col" className="wideonly">
                  {t('share', { low: f.n(scale.low * 100), high: f.percent(scale.high) })}
                </th>
                <th scope="col" className="num wideonly">
                  {t('interval')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ group, of, own }) => {
            const g = of(part);
            const name =
              group === 'in-force' && figures.inForceVersion
                ? t('row.in-force', { n: figures.inForceVersion })
                : t(group === 'in-force' ? 'row.nothing' : `row.${group}`);
            return (
              <tr key={group} data-testid={`replay-${group}`}>
                <th scope="row" className={own ? 'own' : ''}>
                  {name}
                </th>
                <td className="num">
                  {g.journeys > 0 ? (
                    <button
                      type="button"
                      className="linkish"
                      onClick={() => onShow(group)}
                      aria-label={t('showGroup', { group: name, count: g.journeys })}
                    >
                      {f.n(g.journeys)}
                    </button>
                  ) : (
                    f.n(0)
                  )}
                  {g.episodes > g.journeys && <span className="dim s12 under">{t('episodes', { count: g.episodes, n: f.n(g.episodes) })}</span>}
                </td>
                {conversion && (
                  <>
                    <td className="num">
                      {g.rate !== null ? (
                        <>
                          {t('of', { n: f.n(g.converted), of: f.n(g.judged) })}, <b>{f.percent(g.rate, 1)}</b>
                        </>
                      ) : (
                        <span className="dim">{t(g.journeys > 0 ? 'notYet' : 'nobody')}</span>
                      )}
                      <Left group={g} />
                    </td>
                    <td className="wideonly">
                      <Bar group={g} scale={scale} own={own} />
                    </td>
                    <td className="num wideonly nw">
                      {g.low !== null && g.high !== null ? `${f.percent(g.low, 1)} – ${f.percent(g.high, 1)}` : '—'}
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Journeys that are in no share, and why. */
function Left({ group }: { group: Group }) {
  const { t } = useTranslation('replay');
  const f = useFormat();
  const left = (['unripe', 'before', 'notNeeded'] as const).filter((w) => group[w] > 0).map((w) => t(`left.${w}`, { n: f.n(group[w]) }));
  return left.length > 0 ? <span className="dim s12 under">{left.join(', ')}</span> : null;
}

/** The interval on the one scale of the table; the figures stand beside it. */
function Bar({ group, scale, own }: { group: Group; scale: Scale; own?: boolean }) {
  if (group.rate === null || group.low === null || group.high === null) return null;
  const at = (share: number) => `${((share - scale.low) / (scale.high - scale.low)) * 100}%`;
  return (
    <span className={`interval${own ? ' own' : ''}`} aria-hidden>
      <i style={{ left: at(group.low), right: `calc(100% - ${at(group.high)})` }} />
      <b style={{ left: at(group.rate) }} />
    </span>
  );
}
