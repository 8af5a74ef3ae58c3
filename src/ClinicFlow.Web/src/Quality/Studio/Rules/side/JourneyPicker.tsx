import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/Platform/Api/http';
import { useFormat } from '@/Platform/Language/useFormat';

type Props = { rule: string; subject: string; value: string | null; shown?: string; onChoose: (journey: string) => void };

/** A journey by the patient's name, phone or card; before anything is typed, those that the rule speaks of now or that have what it looks at. */
export function JourneyPicker({ rule, subject, value, shown, onChoose }: Props) {
  const { t } = useTranslation('rules');
  const f = useFormat();
  const box = useCombobox();
  const [typed, setTyped] = useState<string | null>(null);
  const [asked] = useDebouncedValue((typed ?? '').trim(), 250);
  const suggested = useQuery({
    queryKey: ['rule-journeys', rule, subject],
    queryFn: ({ signal }) => api.get('/api/v1/rules/journeys', { params: { query: { rule, subject } }, signal }),
  });
  const found = useQuery({
    queryKey: ['patients', 'quick', asked],
    queryFn: ({ signal }) => api.post('/api/v1/patients/search', { body: { text: asked, offset: 0, limit: 8 }, signal }),
    enabled: asked.length >= 2,
    gcTime: 0,
  });
  // A patient's card says which journey is the latest: that one is tried.
  const latest = useMutation({
    mutationFn: (patient: string) => api.get('/api/v1/patients/{patient}', { params: { path: { patient } } }),
    onSuccess: (card) => card.journeys[0] && choose(card.journeys[0].id),
  });
  const choose = (journey: string) => {
    onChoose(journey);
    setTyped(null);
    box.closeDropdown();
  };
  const journeys = suggested.data?.journeys ?? [];
  const first = journeys[0]?.journey;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page opens on a journey of which the rule has something to say
  useEffect(() => {
    if (!value && first) onChoose(first);
  }, [first]);
  const name = shown ?? journeys.find((j) => j.journey === value)?.name ?? '';
  const line = (j: (typeof journeys)[number]) => (
    <Combobox.Option key={j.journey} value={j.journey}>
      <span className="row sp">
        <span className="cut">{j.name}</span>
        <span className="s12 dim nw">{f.shortDate(j.since)}</span>
      </span>
    </Combobox.Option>
  );
  return (
    <Combobox store={box} onOptionSubmit={(id) => (id.startsWith('patient:') ? latest.mutate(id.slice(8)) : choose(id))}>
      <Combobox.Target>
        <InputBase
          size="xs"
          aria-label={t('journey')}
          placeholder={t('journeyHint')}
          value={typed ?? name}
          rightSection={<Combobox.Chevron />}
          onChange={(e) => {
            setTyped(e.currentTarget.value);
            box.openDropdown();
          }}
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => {
            box.closeDropdown();
            setTyped(null);
          }}
          data-testid="journey"
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflow: 'auto' }}>
          {asked.length >= 2 ? (
            (found.data?.rows ?? []).map((p) => (
              <Combobox.Option key={p.patient} value={`patient:${p.patient}`}>
                <span className="row sp">
                  <span className="cut">{p.name}</span>
                  <span className="s12 dim nw">{p.card}</span>
                </span>
              </Combobox.Option>
            ))
          ) : (
            <>
              <Combobox.Group label={t('flaggedNow')}>{journeys.filter((j) => j.why === 'flagged').map(line)}</Combobox.Group>
              <Combobox.Group label={t('recent')}>{journeys.filter((j) => j.why !== 'flagged').map(line)}</Combobox.Group>
            </>
          )}
          {asked.length >= 2 && found.data?.rows.length === 0 && <Combobox.Empty>{t('nobody')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
