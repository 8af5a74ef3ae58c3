import { useComputedColorScheme } from '@mantine/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Figures } from './api';

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);
const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--cf-${name}`).trim();

/** Weeks with mean and limits of before, and of after where there are enough; ECharts can't read CSS variables, so it is built anew when the theme changes. */
export default function ControlChart({ figures, target, label }: { figures: Figures; target: number; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const { t } = useTranslation('pdca');
  const f = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the tokens that are read here
  useEffect(() => {
    const chart = init(box.current!, null, { renderer: 'svg' });
    const { weeks, before, after } = figures;
    const change = figures.changedOn === null ? -1 : weeks.findIndex((w) => w.week >= figures.changedOn!);
    const first = change < 0 ? weeks.length : change;
    const percent = (v: number) => f.percent(v / 100);
    const level = (value: number, from: number, to: number) => weeks.map((_, i) => (i >= from && i < to ? value : null));
    const line = (name: string, value: number, from: number, to: number, colour: string, type: 'solid' | 'dashed' | 'dotted', end?: string) => ({
      type: 'line' as const,
      name,
      data: level(value, from, to),
      symbol: 'none',
      silent: true,
      lineStyle: { color: token(colour), width: 1, type },
      endLabel: end ? { show: true, formatter: end, color: token(colour), fontSize: 11, distance: 6 } : undefined,
      tooltip: { show: false },
    });
    const limits = (of: NonNullable<Figures['before']>, from: number, to: number, told: boolean) => [
      line('mean', of.mean, from, to, 'text-2', 'solid', told ? t('mean', { value: percent(of.mean) }) : undefined),
      line('high', of.high, from, to, 'chart-limit', 'dashed', told ? t('high', { value: percent(of.high) }) : undefined),
      line('low', of.low, from, to, 'chart-limit', 'dashed', told ? t('low', { value: percent(of.low) }) : undefined),
    ];
    const values = [...weeks.map((w) => w.value), target, ...(before ? [before.low, before.high] : []), ...(after ? [after.low, after.high] : [])];
    const narrow = (box.current?.clientWidth ?? 0) < 480;
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'Inter Variable', fontSize: 11, color: token('text-2') },
      grid: { left: 40, right: narrow ? 12 : 100, top: 18, bottom: 22 },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: token('surface'),
        borderColor: token('line-strong'),
        textStyle: { color: token('text'), fontSize: 12 },
        formatter: (points: { dataIndex: number }[]) => {
          const w = weeks[points[0]?.dataIndex ?? 0];
          return w ? t('weekTip', { week: f.shortDate(`${w.week}T12:00:00Z`), value: percent(w.value), of: f.n(w.of) }) : '';
        },
      },
      xAxis: {
        type: 'category',
        data: weeks.map((w) => f.shortDate(`${w.week}T12:00:00Z`)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: token('line-strong') } },
        axisLabel: { color: token('text-2'), fontSize: 11, interval: Math.max(1, Math.ceil(weeks.length / (narrow ? 4 : 9))) - 1 },
      },
      yAxis: {
        type: 'value',
        min: Math.max(0, Math.floor((Math.min(...values) - 4) / 10) * 10),
        max: Math.min(100, Math.ceil((Math.max(...values) + 4) / 10) * 10),
        axisLabel: { color: token('text-2'), fontSize: 11, formatter: (v: number) => percent(v) },
        splitLine: { lineStyle: { color: token('chart-grid') } },
      },
      series: [
        ...(before ? limits(before, 0, first, !after && !narrow) : []),
        ...(before && change >= 0 ? [line('former', before.mean, first, weeks.length, 'text-2', 'dotted')] : []),
        ...(after && change >= 0 ? limits(after, first, weeks.length, !narrow) : []),
        {
          type: 'line',
          name: label,
          data: weeks.map((w) => ({
            value: w.value,
            symbol: w.signal === 'outside' ? 'rect' : w.signal ? 'diamond' : 'circle',
            symbolSize: w.signal ? 9 : 5,
            itemStyle: { color: token(w.signal === 'outside' ? 'bad' : w.signal ? 'warn' : 'chart-1') },
          })),
          showAllSymbol: true,
          lineStyle: { color: token('chart-1'), width: 1.5 },
          markLine: {
            silent: true,
            symbol: 'none',
            data: [
              {
                yAxis: target,
                lineStyle: { color: token('good'), width: 1, type: 'dotted' },
                label: { formatter: t('target', { value: percent(target) }), color: token('good'), position: 'insideStartTop', fontSize: 11 },
              },
              ...(change >= 0
                ? [{ xAxis: change, lineStyle: { color: token('accent-text'), width: 1, type: 'solid' as const }, label: { show: false } }]
                : []),
            ],
          },
        },
      ],
    });
    const size = new ResizeObserver(() => chart.resize());
    size.observe(box.current!);
    return () => {
      size.disconnect();
      chart.dispose();
    };
  }, [figures, target, label, scheme, f, t]);
  return <div ref={box} role="img" aria-label={label} className="pdca-canvas" />;
}
