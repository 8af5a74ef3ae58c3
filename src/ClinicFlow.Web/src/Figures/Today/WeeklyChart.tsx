import { useComputedColorScheme } from '@mantine/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useFormat } from '@/Platform/Language/useFormat';

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);
const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--cf-${name}`).trim();

type Props = { points: { week: string; value: number | null }[]; mean: number; show: (value: number) => string; label: string };

/** ECharts cannot read CSS variables: the options are built anew, from resolved tokens, when the theme changes. */
export default function WeeklyChart({ points, mean, show, label }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const f = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the tokens that are read here
  useEffect(() => {
    const chart = init(box.current!, null, { renderer: 'svg' });
    const values = points.map((p) => p.value).filter((v): v is number => v !== null);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const margin = (high - low || Math.abs(high) || 1) * 0.25;
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'Inter Variable', fontSize: 11, color: token('text-2') },
      grid: { left: 4, right: 46, top: 8, bottom: 18 },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: token('surface'),
        borderColor: token('line-strong'),
        textStyle: { color: token('text'), fontSize: 12 },
        valueFormatter: (v: unknown) => (typeof v === 'number' ? show(v) : ''),
      },
      xAxis: {
        type: 'category',
        data: points.map((p) => f.shortDate(p.week)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: token('line-strong') } },
        axisLabel: { color: token('text-2'), fontSize: 11, interval: Math.max(1, Math.ceil(points.length / 3)) - 1 },
      },
      yAxis: { type: 'value', min: low - margin, max: high + margin, axisLabel: { show: false }, splitLine: { show: false } },
      series: [
        {
          type: 'line',
          name: label,
          showAllSymbol: true,
          symbol: 'circle',
          symbolSize: 4,
          data: points.map((p) => p.value),
          lineStyle: { color: token('chart-1'), width: 1.4 },
          itemStyle: { color: token('chart-1') },
          markLine: {
            silent: true,
            symbol: 'none',
            data: [
              {
                yAxis: mean,
                lineStyle: { color: token('text-2'), width: 1, type: 'solid' },
                label: { formatter: show(mean), color: token('text-2'), position: 'end', fontSize: 11 },
              },
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
  }, [points, mean, show, label, scheme, f]);
  return <div ref={box} role="img" aria-label={label} style={{ width: '100%', height: '100%', minWidth: 0 }} />;
}
