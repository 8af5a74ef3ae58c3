import { Menu, NumberInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '@/Platform/Access/session';
import { useText, useWord } from '@/Platform/Language/useFormat';
import { specialties } from '../codes';
import type { Value } from '../file/edit';
import type { Path } from '../file/json';
import type { Norm, RuleSet } from '../file/ruleFile';
import type { Edit } from '../useRuleEdit';
import { useRuleSets } from '../useRuleSets';
import { capital } from './FactSelect';

type Props = { norm: Norm; set: string; edit: Edit; readOnly: boolean };

/** Each norm with its own values by specialty and by location. */
export function Norms({ set, edit, readOnly }: { set: RuleSet; edit: Edit; readOnly: boolean }) {
  return set.norms.map((norm) =>
    norm.sameAs ? (
      <SharedNorm key={norm.name} norm={norm} owner={norm.sameAs} edit={edit} readOnly={readOnly} />
    ) : (
      <NormFields key={norm.name} norm={norm} set={set.name} edit={edit} readOnly={readOnly} />
    ),
  );
}

const pathOf = (norm: Norm): Path => ['ClinicFlow', 'parameters', norm.name];

/** The values of a norm, the common one first. */
function useValues(norm: Pick<Norm, 'value' | 'specialty' | 'location'>, base: Path) {
  const { t } = useTranslation('rules');
  const word = useWord();
  const { locations } = useSession();
  const place = (id: string) => locations.find((l) => l.id === id)?.name ?? id;
  return {
    place,
    common: { path: [...base, 'default'], label: t('everywhere'), value: norm.value as number },
    own: [
      ...Object.entries(norm.specialty).map(([id, value]) => ({ path: [...base, 'specialty', id], label: word('specialty', id), value })),
      ...Object.entries(norm.location).map(([id, value]) => ({ path: [...base, 'location', id], label: place(id), value })),
    ],
  };
}

/** A norm that another set owns: its values, and where they are changed. */
function SharedNorm({ norm, owner, edit, readOnly }: { norm: Norm; owner: string; edit: Edit; readOnly: boolean }) {
  const { t } = useTranslation('rules');
  const text = useText();
  const of = useRuleSets().data?.sets.find((s) => s.name === owner);
  const owned = of?.norms.find((n) => n.name === norm.name);
  const { common, own } = useValues({ value: owned?.value, specialty: owned?.specialty ?? {}, location: owned?.location ?? {} }, pathOf(norm));
  const title = capital(text(norm.title) || norm.name);
  return (
    <section className="norm" aria-label={title} data-testid={`shared-norm-${norm.name}`}>
      <div className="row sp">
        <h2 className="t3">{title}</h2>
        {!readOnly && owned && (
          <button
            type="button"
            className="linkish s12"
            onClick={() => edit.put(pathOf(norm), { default: owned.value, specialty: owned.specialty, location: owned.location } as Value)}
          >
            {t('normOwn')}
          </button>
        )}
      </div>
      <p className="s12 dim">
        {t('normOf')} <Link to={`/rules/${owner}`}>{of ? text(of.title) : owner}</Link>
      </p>
      {owned && <p className="s12">{[common, ...own].map((o) => `${o.label.toLowerCase()} ${String(o.value)}`).join(' · ')}</p>}
    </section>
  );
}

function NormFields({ norm, set, edit, readOnly }: Props) {
  const { t } = useTranslation('rules');
  const text = useText();
  const word = useWord();
  const { locations } = useSession();
  const base = pathOf(norm);
  const { place, common, own } = useValues(norm, base);
  const also = useRuleSets().data?.sets.filter((s) => s.norms.some((n) => n.name === norm.name && n.sameAs === set)) ?? [];
  if (typeof norm.value !== 'number') return null;
  const title = capital(text(norm.title) || norm.name);
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
          label={common.label}
          value={common.value}
          readOnly={readOnly}
          onChange={(v) => edit.put(common.path, v)}
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
      {also.length > 0 && (
        <p className="s12 dim" data-testid={`norm-${norm.name}-also`}>
          {t('normAlso')}{' '}
          {also.map((s, i) => (
            <Fragment key={s.name}>
              {i > 0 && ', '}
              <Link to={`/rules/${s.name}`}>{text(s.title)}</Link>
            </Fragment>
          ))}
        </p>
      )}
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
