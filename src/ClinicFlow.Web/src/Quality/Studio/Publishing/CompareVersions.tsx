import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { calls, type Kind } from '../calls';
import { Difference } from '../Difference';
import type { Definition } from '../useDefinition';
import { InWords } from './InWords';

type Props = { d: Definition; kind: Kind; name: string; version: number };

/** Any two versions of a definition side by side, the draft too: in words and as text. Which two stands in the address. */
export function CompareVersions({ d, kind, name, version }: Props) {
  const { t } = useTranslation('publishing');
  const [query, set] = useQueryState();
  const numbers = (d.versions.data?.versions ?? []).map((v) => v.version);
  const draft = d.draft ? d.draft.number : null;
  const before = Number(query.get('with')) || (numbers.filter((n) => n < version).sort((a, b) => b - a)[0] ?? version);
  const asText = query.get('as') === 'text';
  const option = (n: number) => ({ value: `${n}`, label: n === draft ? t('draftN', { n }) : t('versionN', { n }) });
  const all = [...new Set([...(draft ? [draft] : []), ...numbers])].map(option);
  const read = (n: number) => ({
    queryKey: ['definition', kind, name, 'version', n],
    queryFn: () => calls[kind].version(name, n),
    enabled: asText && n !== draft,
  });
  const old = useQuery(read(before));
  const now = useQuery(read(version));
  const words = useQuery({
    queryKey: ['definition', kind, name, 'difference', before, version, version === draft ? d.draft?.tag : null],
    queryFn: () => calls[kind].difference(name, before, version === draft ? null : version),
    enabled: !asText,
  });
  const label = t('comparing', { from: before, to: version });
  const textOf = (n: number, loaded: { text: string } | undefined) => (n === draft ? d.draft?.text : loaded?.text);
  const [from, to] = [textOf(before, old.data), textOf(version, now.data)];
  return (
    <div className="page" data-testid="compare">
      <div className="filters comparing">
        <Select
          w={170}
          aria-label={t('compareFrom')}
          data={all.filter((o) => o.value !== `${draft}`)}
          value={`${before}`}
          onChange={(v) => set({ with: v })}
          allowDeselect={false}
        />
        <span aria-hidden>→</span>
        <Select w={170} aria-label={t('compareTo')} data={all} value={`${version}`} onChange={(v) => set({ version: v })} allowDeselect={false} />
        <SegmentedControl
          aria-label={t('compareAs')}
          value={asText ? 'text' : 'words'}
          onChange={(v) => set({ as: v === 'text' ? 'text' : null })}
          data={[
            { value: 'words', label: t('asWords') },
            { value: 'text', label: t('asText') },
          ]}
        />
      </div>
      {asText ? (
        from !== undefined && to !== undefined ? (
          <Difference before={from} after={to} label={label} />
        ) : (
          <Ask query={from === undefined ? old : now}>{() => null}</Ask>
        )
      ) : (
        <Scroll label={label}>
          <div className="pad16">
            <Ask query={words}>{(found) => <InWords changes={found.changes} />}</Ask>
          </div>
        </Scroll>
      )}
    </div>
  );
}
