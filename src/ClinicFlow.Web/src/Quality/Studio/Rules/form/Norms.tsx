import { Menu, NumberInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { useText, useWord } from '@/Platform/Language/useFormat';
import { specialties } from '../codes';
import type { Path } from '../file/json';
import type { Norm } from '../file/ruleFile';
import type { Edit } from '../useRuleEdit';
import { capital } from './FactSelect';

/** Each norm with its own values by specialty and by location. */
export function Norms({ norms, edit, readOnly }: { norms: Norm[]; edit: Edit; readOnly: boolean }) {
  return norms.map((norm) => <NormFields key={norm.name} norm={norm} edit={edit} readOnly={readOnly} />);
}

function NormFields({ norm, edit, readOnly }: { norm: Norm; edit: Edit; readOnly: boolean }) {
  const { t } = useTranslation('rules');
  const text = useText();
  const word = useWord();
  const { locations } = useSession();
  const base: Path = ['ClinicFlow', 'parameters', norm.name];
  if (typeof norm.value !== 'number') return null;
  const title = capital(text(norm.title) || norm.name);
  const place = (id: string) => locations.find((l) => l.id === id)?.name ?? id;
  const own = [
    ...Object.entries(norm.specialty).map(([id, value]) => ({ path: [...base, 'specialty', id], label: word('specialty', id), value })),
    ...Object.entries(norm.location).map(([id, value]) => ({ path: [...base, 'location', id], label: place(id), value })),
  ];
  const free = {
    specialty: specialties.filter((s) => !(s in norm.specialty)),
    location: locations.map((l) => l.id).filter((id) => !(id in norm.location)),
  };
  return (
    <section className="norm" aria-label={title}>
      <div className="row sp">
        <h2 className="t3">{title}</h2>
        {!readOnly && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <button type="button" className="linkish s12 row g4">
                <IconPlus size={13} aria-hidden />
                {t('ownNorm')}
              </button>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
              <Menu.Label>{t('bySpecialty')}</Menu.Label>
              {free.specialty.map((id) => (
                <Menu.Item key={id} onClick={() => edit.put([...base, 'specialty', id], norm.value as number)}>
                  {word('specialty', id)}
                </Menu.Item>
              ))}
              <Menu.Label>{t('byLocation')}</Menu.Label>
              {free.location.map((id) => (
                <Menu.Item key={id} onClick={() => edit.put([...base, 'location', id], norm.value as number)}>
                  {place(id)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <div className="normfields">
        <NormNumber
          label={t('everywhere')}
          value={norm.value}
          readOnly={readOnly}
          onChange={(v) => edit.put([...base, 'default'], v)}
          testid={`norm-${norm.name}`}
        />
        {own.map((o) => (
          <NormNumber
            key={o.path.join('/')}
            label={o.label}
            value={o.value as number}
            readOnly={readOnly}
            onChange={(v) => edit.put(o.path, v)}
            onRemove={() => edit.drop(o.path)}
            testid={`norm-${norm.name}-${o.path.at(-1)}`}
          />
        ))}
      </div>
    </section>
  );
}

type NumberProps = { label: string; value: number; readOnly: boolean; onChange: (value: number) => void; onRemove?: () => void; testid: string };

/** An own value that is emptied is taken out: the common norm holds again. */
function NormNumber({ label, value, readOnly, onChange, onRemove, testid }: NumberProps) {
  return (
    <div className="normnumber">
      <span className="s12 cut" title={label}>
        {label}
      </span>
      <NumberInput
        aria-label={label}
        w={56}
        hideControls
        value={value}
        readOnly={readOnly}
        data-testid={testid}
        onChange={(v) => (typeof v === 'number' ? onChange(v) : undefined)}
        onBlur={(e) => e.currentTarget.value === '' && onRemove?.()}
      />
    </div>
  );
}
