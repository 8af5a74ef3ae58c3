import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { useText } from '@/Platform/Language/useFormat';
import type { RuleSet } from './file/ruleFile';
import { Norms } from './form/Norms';
import { Reads } from './form/Reads';
import { Examples } from './side/Examples';
import { Where } from './side/Where';

const noEdit = { put: () => {}, drop: () => {} };

/** What the rule says, on a screen that is too narrow for editing it. */
export function NarrowSummary({ set, all, report }: { set: RuleSet | null; all: Schemas['FactList']; report: Schemas['CheckReport'] | undefined }) {
  const { t } = useTranslation('rules');
  const text = useText();
  if (!set) return null;
  return (
    <div className="narrowsummary">
      <p className="band soft-acc">{t('wider')}</p>
      <p>{text(set.why)}</p>
      {set.rules.map((rule) => (
        <Reads key={rule.name} set={set} rule={rule} all={all} />
      ))}
      <Norms set={set} edit={noEdit} readOnly />
      <Examples set={set} report={report} onShow={() => {}} />
      <Where set={set} />
    </div>
  );
}
