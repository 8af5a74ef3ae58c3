import type { Schemas } from '@/Platform/Api/contract';

type Row = Schemas['RuleSetRow'];
const purposes = ['flag', 'standard', 'class', 'score', 'none'];
const stages = ['lead', 'arrival', 'consultation', 'realisation', 'regular', ''];

/** Rule sets by purpose; the standards also by stage. */
export function byPlace(sets: readonly Row[]): { purpose: string; stage: string; sets: Row[] }[] {
  return purposes
    .flatMap((purpose) =>
      (purpose === 'standard' ? stages : [null]).map((stage) => ({
        purpose,
        stage: stage ?? '',
        sets: sets.filter((s) => s.purpose === purpose && (stage === null || (s.stage ?? '') === stage)),
      })),
    )
    .filter((group) => group.sets.length);
}
