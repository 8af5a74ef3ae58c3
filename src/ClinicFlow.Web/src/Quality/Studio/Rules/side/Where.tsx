import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { useText } from '@/Platform/Language/useFormat';
import type { RuleSet } from '../file/ruleFile';
import { capital } from '../form/FactSelect';

/** Where the rule is in force, and by which norms each location goes. */
export function Where({ set }: { set: RuleSet | null }) {
  const { t } = useTranslation('rules');
  const text = useText();
  const { locations } = useSession();
  const numbers = (set?.norms ?? []).filter((n) => typeof n.value === 'number');
  const ids = [...new Set(numbers.flatMap((n) => Object.keys(n.location)))];
  const line = (values: (unknown | undefined)[]) =>
    values.map((v, i) => (v === undefined ? null : `${capital(text(numbers[i]!.title) || numbers[i]!.name)}: ${String(v)}`)).filter(Boolean);
  return (
    <section className="sec col g4" aria-label={t('where')}>
      <h2 className="t3">{t('where')}</h2>
      <div className="row sp top">
        <span>{t('wholeNetwork')}</span>
        <span className="s12 dim col g0 num">
          {line(numbers.map((n) => n.value)).map((l) => (
            <span key={l}>{l}</span>
          ))}
        </span>
      </div>
      {ids.map((id) => (
        <div key={id} className="row sp top">
          <span>{t('ownValue', { place: locations.find((l) => l.id === id)?.name ?? id })}</span>
          <span className="s12 dim col g0 num">
            {line(numbers.map((n) => n.location[id])).map((l) => (
              <span key={l}>{l}</span>
            ))}
          </span>
        </div>
      ))}
    </section>
  );
}
